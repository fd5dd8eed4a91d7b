import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconExternalLink } from "@tabler/icons-react";

import { useGuild } from "../../api/session/session";
import { SideDrawer } from "../../parts/drawers/SideDrawer";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { RowsLoading } from "../../parts/states/RowsLoading";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { receipt, type Item } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { KindName, TitleOf } from "./ContentLine";
import classes from "./ReceiptDrawer.module.css";
import { Stages } from "./Stages";

interface ReceiptDrawerProps {
  itemId: number | null;
  onClose: () => void;
}

/** What happened to an item, stage by stage, and what can be done about it. */
export function ReceiptDrawer({ itemId, onClose }: ReceiptDrawerProps) {
  const texts = useTexts(catalogue);
  return (
    <SideDrawer opened={itemId !== null} title={texts.receipt} onClose={onClose}>
      {itemId !== null && <Content itemId={itemId} />}
    </SideDrawer>
  );
}

function Content({ itemId }: { itemId: number }) {
  const { data, error, refetch } = useQuery(receipt(useGuild().id, itemId));
  if (error && !data) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!data) return <RowsLoading rows={5} />;
  return (
    <>
      <About item={data.item} />
      <Stages receipt={data} />
    </>
  );
}

function About({ item }: { item: Item }) {
  const texts = useTexts(catalogue);
  const { duration, moment } = useFormats();
  const { kind, source_title, author, url, image, starts_at } = item;
  return (
    <header className={classes["about"]}>
      {image.startsWith("https:") && (
        <img src={image} alt="" loading="lazy" referrerPolicy="no-referrer" className={classes["picture"]} />
      )}
      <h3 className={classes["title"]}>
        <bdi>
          <TitleOf content={item} />
        </bdi>
      </h3>
      <p className={classes["origin"]}>
        <KindName kind={kind} />
        <bdi>{source_title}</bdi>
        {author && author !== source_title && <bdi>{author}</bdi>}
        {item.duration !== null && <span>{duration(item.duration)}</span>}
      </p>
      {starts_at && (
        <Text size="sm">
          {texts.starts}: {moment(starts_at)}
        </Text>
      )}
      {url && (
        <Anchor href={url} target="_blank" rel="noreferrer" size="sm" className={classes["original"] ?? ""}>
          {texts.toOriginal} <IconExternalLink size={15} aria-hidden />
        </Anchor>
      )}
    </header>
  );
}
