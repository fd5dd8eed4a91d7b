import { Title, VisuallyHidden } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";

import { ProblemNotice } from "../parts/ProblemNotice";
import { EmptyState } from "../parts/states/EmptyState";
import { NothingFits } from "../parts/states/NothingFits";
import { RowsLoading } from "../parts/states/RowsLoading";
import { MoreRows } from "../parts/tables/MoreRows";
import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import { AuditEntry } from "./AuditEntry";
import classes from "./AuditLog.module.css";
import { auditLog, type AuditLine } from "./queries";
import type { AuditSearch } from "./search";
import { texts as catalogue } from "./texts/catalogue";
import type { Names } from "./useNames";

interface AuditLogProps {
  guildId: string;
  search: AuditSearch;
  names: Names;
  onChange: (search: AuditSearch) => void;
}

/** Day by day, as the viewer counts days. */
export function AuditLog({ guildId, search, names, onChange }: AuditLogProps) {
  const texts = useTexts(catalogue);
  const { day } = useFormats();
  const { data, error, refetch, ...paging } = useInfiniteQuery(auditLog(guildId, search));
  if (data === undefined) {
    return error ? <ProblemNotice error={error} retry={() => void refetch()} /> : <RowsLoading rows={8} height={64} />;
  }
  const lines = data.pages.flatMap(({ items }) => items);
  return (
    <>
      <VisuallyHidden role="status">{texts.shown(lines.length, paging.hasNextPage)}</VisuallyHidden>
      {lines.length === 0 && <Nothing search={search} onChange={onChange} />}
      {byDay(lines, day).map(([title, some]) => (
        <section key={title} className={classes["day"]}>
          <Title order={2} size="h5" className={classes["title"] ?? ""}>
            {title}
          </Title>
          <ol className={classes["lines"]}>
            {some.map((line) => (
              <AuditEntry key={line.id} line={line} names={names} search={search} />
            ))}
          </ol>
        </section>
      ))}
      {lines.length > 0 && <MoreRows paging={{ error, ...paging }} />}
    </>
  );
}

function Nothing({ search, onChange }: Pick<AuditLogProps, "search" | "onChange">) {
  const texts = useTexts(catalogue);
  return Object.keys(search).length > 0 ? (
    <NothingFits
      onClear={() => {
        onChange({});
      }}
    />
  ) : (
    <EmptyState drawing="map" title={texts.empty} lead={texts.emptyLead} />
  );
}

function byDay(lines: readonly AuditLine[], day: (iso: string) => string): [string, AuditLine[]][] {
  const days = new Map<string, AuditLine[]>();
  for (const line of lines) days.set(day(line.happened_at), [...(days.get(day(line.happened_at)) ?? []), line]);
  return [...days];
}
