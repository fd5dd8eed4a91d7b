import { useQuery } from "@tanstack/react-query";

import { Distribution } from "../parts/charts/Distribution";
import { ProblemNotice } from "../parts/ProblemNotice";
import { EmptyState } from "../parts/states/EmptyState";
import { RowsLoading } from "../parts/states/RowsLoading";
import { useTexts } from "../texts/texts";
import { rankStanding } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

/** How many members hold each of the ranks that are saved. */
export function Standing({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const { data, error, refetch } = useQuery(rankStanding(guildId));
  if (error) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!data) return <RowsLoading rows={3} />;
  if (data.every(({ members }) => members === 0)) {
    return <EmptyState drawing="van" title={texts.nobody} lead={texts.nobodyLead} />;
  }
  const shares = data.map(({ threshold, name, members }) => ({
    key: String(threshold),
    title: <bdi>{name}</bdi>,
    value: members,
  }));
  return <Distribution label={texts.standing} shares={shares} />;
}
