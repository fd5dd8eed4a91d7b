import { Progress, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { ladderOf, type MemberDetails, type Rank } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./MemberFacts.module.css";

/** How far a member has come. */
export function MemberFacts({ guildId, member }: { guildId: string; member: MemberDetails }) {
  const texts = useTexts(catalogue);
  const { number, day, age } = useFormats();
  return (
    <div className={classes["facts"]}>
      <p className={classes["balance"]}>
        <strong>{number(member.balance)}</strong> {texts.onTheRoad(number(member.balance), member.balance)}
      </p>
      <NextRank guildId={guildId} member={member} />
      <dl className={classes["list"]}>
        <Fact name={texts.place}>{member.place === null ? texts.noPlace : texts.placeOf(number(member.place))}</Fact>
        <Fact name={texts.streak}>{member.streak > 0 ? texts.days(member.streak) : texts.noStreak}</Fact>
        <Fact name={texts.lastCheckIn}>
          {member.last_check_in === null ? texts.never : day(`${member.last_check_in}T12:00`)}
        </Fact>
      </dl>
      <Text size="xs" c="dimmed">
        {texts.id} <span className={classes["id"]}>{member.user_id}</span>
      </Text>
      {member.hidden && <Text size="sm">{texts.hides}</Text>}
      {member.left_at !== null && <Text size="sm">{texts.left(age(member.left_at))}</Text>}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function NextRank({ guildId, member }: { guildId: string; member: MemberDetails }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const { data: ranks } = useQuery(ladderOf(guildId));
  const { rank, next_rank: next, next_rank_miles: missing } = member;
  return (
    <div className={classes["next"]}>
      <div className={classes["ranks"]}>
        <bdi className={classes["rank"]}>{rank ?? texts.noRank}</bdi>
        <Text span size="sm" c="dimmed">
          {next === null || missing === null ? texts.topOfLadder : texts.toNext(missing, number(missing), next)}
        </Text>
      </div>
      {next !== null && (
        <Progress
          size="sm"
          color="sign"
          value={ranks ? share(ranks, member.balance) * 100 : 0}
          aria-label={texts.progress(next)}
        />
      )}
    </div>
  );
}

/** How much of the way between two ranks is behind them. */
function share(ranks: readonly Rank[], balance: number): number {
  const from = ranks.findLast(({ threshold }) => threshold <= balance)?.threshold ?? Math.min(balance, 0);
  const to = ranks.find(({ threshold }) => threshold > balance)?.threshold ?? balance;
  return to > from ? (balance - from) / (to - from) : 1;
}
