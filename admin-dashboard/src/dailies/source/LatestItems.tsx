import { useInfiniteQuery } from "@tanstack/react-query";

import { useGuild } from "../../api/session/session";
import { TextLink } from "../../parts/links";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { RowsLoading } from "../../parts/states/RowsLoading";
import { useTexts } from "../../texts/texts";
import { ItemList } from "../items/ItemList";
import { items } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./Destinations.module.css";
import { Section } from "../../parts/Section";

const SHOWN = 8;

export function LatestItems({ sourceId }: { sourceId: number }) {
  const texts = useTexts(catalogue);
  const { id: guildId } = useGuild();
  const { data, error, refetch } = useInfiniteQuery(items(guildId, { source: sourceId }, SHOWN));
  const newest = data?.pages[0]?.items;
  return (
    <Section
      title={texts.latestItems}
      aside={
        <TextLink to="/guilds/$guildId/dailies/items" params={{ guildId }} search={{ source: sourceId }} size="sm">
          {texts.allItems}
        </TextLink>
      }
    >
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsLoading rows={SHOWN} />}
      {newest?.length === 0 && (
        <p className={classes["none"]}>
          <strong>{texts.noItems}</strong> {texts.noItemsLead}
        </p>
      )}
      {newest && newest.length > 0 && <ItemList items={newest} />}
    </Section>
  );
}
