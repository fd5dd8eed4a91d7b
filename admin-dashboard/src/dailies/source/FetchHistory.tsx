import { Button, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useId, useState } from "react";

import { useGuild } from "../../api/session/session";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { fetches } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./FetchHistory.module.css";
import { FetchTable } from "./FetchTable";
import { outcomeOf } from "./outcome";
import { Section } from "../../parts/Section";
import { Ticks } from "./Ticks";

/** How the last looks went: a strip of ticks, and the same as a table. */
export function FetchHistory({ sourceId }: { sourceId: string }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const table = useId();
  const [open, setOpen] = useState(false);
  const paging = useInfiniteQuery(fetches(useGuild().id, sourceId));
  const { data, error, refetch } = paging;
  const looks = data?.pages.flatMap((page) => page.items) ?? [];
  const newest = data?.pages[0]?.items ?? [];
  const of = (outcome: string) => number(newest.filter((look) => outcomeOf(look) === outcome).length);
  return (
    <Section
      title={texts.fetches}
      aside={
        looks.length > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={open}
            aria-controls={table}
            onClick={() => {
              setOpen(!open);
            }}
          >
            {open ? texts.hideTable : texts.showTable}
          </Button>
        )
      }
    >
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {data && looks.length === 0 && <Text c="dimmed">{texts.noFetches}</Text>}
      <div className={classes["strip"]}>
        {newest.length > 0 && (
          <>
            <Ticks looks={newest} />
            <Text size="sm" c="dimmed">
              {texts.fetchSummary(number(newest.length), of("failed"), of("new"))}
            </Text>
          </>
        )}
      </div>
      <div id={table} hidden={!open}>
        {open && <FetchTable looks={looks} paging={paging} />}
      </div>
    </Section>
  );
}
