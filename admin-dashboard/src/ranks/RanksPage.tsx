import { useDebouncedValue } from "@mantine/hooks";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { Problem } from "../api/problems";
import { useGuild } from "../api/session/session";
import { PageHeader } from "../parts/PageHeader";
import { DraftBar } from "../parts/saving/DraftBar";
import { useDraft } from "../parts/saving/useDraft";
import { Section } from "../parts/Section";
import { ReadOnlyNotice } from "../parts/states/ReadOnlyNotice";
import { useTexts } from "../texts/texts";
import { CardPreview } from "./CardPreview";
import { changesIn, inOrder, problemsOf, ranksOf, toSend, type Rank, type Ranks } from "./draft";
import { Forecast } from "./Forecast";
import { forecastOf, forecastsIn, rankStanding, ranksIn, saveRanks } from "./queries";
import { RankList } from "./RankList";
import classes from "./RanksPage.module.css";
import { RanksShown } from "./RanksShown";
import { Resync } from "./Resync";
import { Road } from "./road/Road";
import { RoleStacking } from "./RoleStacking";
import { Standing } from "./Standing";
import { texts as catalogue } from "./texts/catalogue";

const UNPROCESSABLE = 422;
const PAUSE_MILLISECONDS = 300;

export function RanksPage() {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  const queries = useQueryClient();
  const { data: found } = useSuspenseQuery(ranksIn(guild.id));
  const draft = useDraft(
    useMemo(() => ranksOf(found.data), [found.data]),
    found.version,
  );
  const { ranks, rank_roles } = draft.value;
  const [lookedAt, look] = useState(() => inOrder(ranks)[1]?.key ?? ranks[0]?.key ?? "");
  const [due, setDue] = useState(0);

  const problems = problemsOf(ranks);
  const [tried] = useDebouncedValue(draft.value, PAUSE_MILLISECONDS);
  const sound = problemsOf(tried.ranks).size === 0;
  const forecast = useQuery({
    ...forecastOf(guild.id, sound ? toSend(tried.ranks) : [], tried.rank_roles),
    enabled: sound,
  });
  const members = forecast.data && new Map(forecast.data.ranks.map((rank) => [rank.threshold, rank.members]));

  const mayChange = guild.may("admin");
  const change = (key: string, changes: Partial<Rank>) => {
    draft.set(
      "ranks",
      ranks.map((rank) => (rank.key === key ? { ...rank, ...changes } : rank)),
    );
  };
  const save = async (_: Partial<Ranks>, version: string) => {
    if (problems.size > 0) throw new Problem(UNPROCESSABLE, texts.mendFirst);
    const saved = await saveRanks(guild.id, { ranks: toSend(ranks), rank_roles }, version);
    setDue(forecast.data?.roles_changed ?? 0);
    queries.setQueryData(ranksIn(guild.id).queryKey, saved);
    void queries.invalidateQueries({ queryKey: forecastsIn(guild.id) });
    void queries.invalidateQueries({ queryKey: rankStanding(guild.id).queryKey });
    return { value: ranksOf(saved.data), version: saved.version };
  };
  const readAgain = async () => {
    const { data, version } = await queries.query({ ...ranksIn(guild.id), staleTime: 0 });
    return { value: ranksOf(data), version };
  };

  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      <ReadOnlyNotice needs="admin" />
      <Section title={texts.road}>
        <Road
          ranks={ranks}
          members={members}
          lookedAt={lookedAt}
          onLook={look}
          {...(mayChange && {
            onMove: (key: string, threshold: number) => {
              change(key, { threshold });
            },
          })}
        />
      </Section>
      <div className={classes["sides"]}>
        {mayChange && (
          <Section title={texts.forecast}>
            <Forecast forecast={forecast} changed={draft.dirty} sound={problems.size === 0} />
          </Section>
        )}
        <Section title={texts.card} lead={texts.cardLead}>
          <CardPreview
            guildId={guild.id}
            ranks={sound ? tried.ranks : draft.base.value.ranks}
            lookedAt={lookedAt}
            onLook={look}
          />
        </Section>
      </div>
      <Section title={texts.list}>
        <RankList
          guildId={guild.id}
          ranks={ranks}
          problems={problems}
          readOnly={!mayChange}
          onLook={look}
          onChange={change}
          onReplace={(wanted) => {
            draft.set("ranks", wanted);
          }}
        />
      </Section>
      <Section title={texts.stacking}>
        <RoleStacking
          guildId={guild.id}
          ranks={ranks}
          value={rank_roles}
          readOnly={!mayChange}
          onChange={(how) => {
            draft.set("rank_roles", how);
          }}
        />
      </Section>
      <div className={classes["sides"]}>
        <Section title={texts.standing} lead={texts.standingLead}>
          <Standing guildId={guild.id} />
        </Section>
        {mayChange && (
          <Section title={texts.resync}>
            <Resync
              guildId={guild.id}
              due={due}
              onAsked={() => {
                setDue(0);
              }}
            />
          </Section>
        )}
      </div>
      {mayChange && (
        <DraftBar
          draft={draft}
          save={save}
          readAgain={readAgain}
          labels={texts.fields}
          count={changesIn(draft.base.value, draft.value)}
          show={(field, value) =>
            field === "ranks" ? (
              <RanksShown guildId={guild.id} ranks={value as Ranks["ranks"]} />
            ) : (
              texts[value as Ranks["rank_roles"]]
            )
          }
        />
      )}
    </>
  );
}
