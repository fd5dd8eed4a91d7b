import { Button, Text, Title } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { MemberPicker } from "../../parts/pickers/MemberPicker";
import { ProblemLine } from "../../parts/ProblemLine";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { RowsLoading } from "../../parts/states/RowsLoading";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { unmatchedLines, useMatch } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import classes from "./UnmatchedLines.module.css";

interface UnmatchedLinesProps {
  guildId: string;
  importId: string;
  /** That are open. */
  count: number;
  mayEdit: boolean;
}

/** Names of the file that nobody here has, or several: who is meant is said by hand. */
export function UnmatchedLines({ guildId, importId, count, mayEdit }: UnmatchedLinesProps) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  return (
    <section className={classes["section"]} aria-labelledby="unmatched-lines">
      <Title order={2} size="h3" id="unmatched-lines">
        {texts.unmatched(count, number(count))}
      </Title>
      <Text c="dimmed">{texts.unmatchedLead}</Text>
      <Lines guildId={guildId} importId={importId} mayEdit={mayEdit} />
    </section>
  );
}

function Lines({ guildId, importId, mayEdit }: Omit<UnmatchedLinesProps, "count">) {
  const texts = useTexts(catalogue);
  const list = useInfiniteQuery({ ...unmatchedLines(guildId, importId), placeholderData: keepPreviousData });
  if (list.isError) return <ProblemNotice error={list.error} retry={() => void list.refetch()} />;
  if (list.isPending) return <RowsLoading rows={3} />;
  return (
    <>
      <ul className={classes["lines"]}>
        {list.data.pages
          .flatMap(({ items }) => items)
          .map((line) => (
            <li key={line.line} className={classes["line"]}>
              <About {...line} />
              {mayEdit && <WhoIsMeant guildId={guildId} importId={importId} line={line.line} name={line.name} />}
            </li>
          ))}
      </ul>
      {list.hasNextPage && (
        <Button mt="sm" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {texts.more}
        </Button>
      )}
    </>
  );
}

function About({ line, name, miles, why }: { line: number; name: string; miles: number; why: string }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const reasons: Record<string, string> = texts.unmatchedWhy;
  return (
    <div className={classes["about"]}>
      <bdi className={classes["name"]}>{name}</bdi>
      <Text size="sm" c="dimmed">
        {texts.line(number(line))},{" "}
        <Text span inherit c={miles < 0 ? "var(--omo-bad)" : "dimmed"} fw={miles < 0 ? 600 : 400}>
          {texts.inTheFile(miles, number(miles))}
        </Text>
        , {reasons[why] ?? why}
      </Text>
    </div>
  );
}

interface WhoIsMeantProps {
  guildId: string;
  importId: string;
  line: number;
  name: string;
}

function WhoIsMeant({ guildId, importId, line, name }: WhoIsMeantProps) {
  const texts = useTexts(catalogue);
  const match = useMatch(guildId, importId);
  return (
    <div className={classes["who"]}>
      <MemberPicker
        guildId={guildId}
        label={texts.whoIs(name)}
        value={null}
        onChange={(userId) => {
          if (userId !== null) match.mutate({ line, userId });
        }}
      />
      <ProblemLine error={match.error} />
    </div>
  );
}
