import { Link } from "@tanstack/react-router";

import { Moment } from "../../parts/time/Moment";
import { useTexts } from "../../texts/texts";
import type { Item } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { ChannelName } from "../told/ChannelName";
import { KindName, TitleOf } from "./ContentLine";
import { Fate } from "./Fate";
import classes from "./ItemList.module.css";

interface ItemListProps {
  items: readonly Item[];
  /** Where the items of several sources stand together. */
  withSource?: boolean;
}

/** Each leads to its receipt, on the page where the list stands. */
export function ItemList({ items, withSource = false }: ItemListProps) {
  return (
    <ul className={classes["items"]}>
      {items.map((item) => (
        <li key={item.id}>
          <Line item={item} withSource={withSource} />
        </li>
      ))}
    </ul>
  );
}

function Line({ item, withSource }: { item: Item; withSource: boolean }) {
  const texts = useTexts(catalogue);
  return (
    <Link
      to="."
      search={(before) => ({ ...before, item: Number(item.id) })}
      resetScroll={false}
      className={classes["item"]}
      id={`item-${item.id}`}
    >
      <span className={classes["about"]}>
        <bdi className={classes["title"]}>
          <TitleOf content={item} />
        </bdi>
        <span className={classes["origin"]}>
          <KindName kind={item.kind} />
          {withSource && <bdi>{item.source_title}</bdi>}
          <span>
            {texts.seenAt} <Moment at={item.seen_at} />
          </span>
        </span>
      </span>
      <span className={classes["fates"]}>
        {item.removed_at && <Fate state="removed" />}
        {item.deliveries.length === 0 && <Fate state={item.there_before ? "before" : "none"} />}
        {item.deliveries.map(({ destination_id, channel_id, state }) => (
          <span key={destination_id} className={classes["delivery"]}>
            <Fate state={state} /> <ChannelName id={channel_id} />
          </span>
        ))}
      </span>
    </Link>
  );
}
