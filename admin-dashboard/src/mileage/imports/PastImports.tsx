import { Badge, Button, Text, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconChevronRight } from "@tabler/icons-react";

import { ProblemNotice } from "../../parts/ProblemNotice";
import { EmptyState } from "../../parts/states/EmptyState";
import { RowsLoading } from "../../parts/states/RowsLoading";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import classes from "./PastImports.module.css";
import { imports, type Import } from "./queries";
import { Sender } from "./Sender";
import { texts as catalogue } from "./texts/catalogue";

const TONES = { read: "dusk", applying: "amber", applied: "sign", stopped: "brick", reversed: "gray" } as const;

/** Whether it was taken back counts for more than that it was booked. */
const stateOf = (one: Import) => (one.reversed_at === null ? one.state : "reversed");

export function PastImports({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  return (
    <section className={classes["section"]} aria-labelledby="earlier-imports">
      <Title order={2} size="h3" id="earlier-imports" mb="sm">
        {texts.earlier}
      </Title>
      <Rows guildId={guildId} />
    </section>
  );
}

function Rows({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const list = useInfiniteQuery(imports(guildId));
  if (list.isError) return <ProblemNotice error={list.error} retry={() => void list.refetch()} />;
  if (list.isPending) return <RowsLoading rows={3} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return <EmptyState drawing="map" title={texts.none} lead={texts.noneLead} />;
  return (
    <>
      <ul className={classes["rows"]}>
        {rows.map((one) => (
          <Row key={one.id} guildId={guildId} one={one} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button mt="md" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {texts.more}
        </Button>
      )}
    </>
  );
}

function Row({ guildId, one }: { guildId: string; one: Import }) {
  const texts = useTexts(catalogue);
  const formats = useFormats();
  const state = stateOf(one);
  return (
    <li>
      <Link
        to="/guilds/$guildId/mileage/import/$importId"
        params={{ guildId, importId: one.id }}
        className={classes["row"]}
      >
        <span className={classes["about"]}>
          <bdi className={classes["file"]}>{one.file_name}</bdi>
          <Text span size="sm" c="dimmed">
            {texts.formats[one.format]}, <Sender one={one} />,{" "}
            <time dateTime={one.created_at}>{formats.moment(one.created_at)}</time>
          </Text>
        </span>
        {one.batch_id !== null && <span className={classes["miles"]}>{formats.signed(one.miles)}</span>}
        <Badge variant="light" color={TONES[state]} className={classes["state"]}>
          {texts.states[state]}
        </Badge>
        <IconChevronRight size={18} aria-hidden className={classes["arrow"]} />
      </Link>
    </li>
  );
}
