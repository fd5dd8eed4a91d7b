import { Text } from "@mantine/core";

import { Miles } from "../../parts/miles/Miles";
import { MemberName } from "../../parts/people/MemberName";
import type { Column } from "../../parts/tables/columns";
import { Moment } from "../../parts/time/Moment";
import type { Member } from "../queries";
import type { Texts } from "../texts/en";

export function membersColumns(texts: Texts): readonly Column<Member>[] {
  const nothing = (text: string) => (
    <Text span c="dimmed" inherit>
      {text}
    </Text>
  );
  return [
    {
      key: "name",
      title: texts.columns.name,
      sort: "name",
      cell: ({ name, hidden, left_at }) => <MemberName name={name} hidden={hidden} left={left_at !== null} />,
    },
    {
      key: "miles",
      title: texts.columns.miles,
      sort: "balance",
      numeric: true,
      cell: ({ balance }) => <Miles value={balance} />,
    },
    {
      key: "rank",
      title: texts.columns.rank,
      cell: ({ rank }) => (rank === null ? nothing(texts.noRank) : <bdi>{rank}</bdi>),
    },
    {
      key: "streak",
      title: texts.columns.streak,
      numeric: true,
      wideOnly: true,
      cell: ({ streak }) => (streak > 0 ? texts.days(streak) : nothing(texts.noStreak)),
    },
    {
      key: "last-entry",
      title: texts.columns.lastEntry,
      sort: "last_entry",
      cell: ({ last_entry_at }) => (last_entry_at === null ? nothing(texts.never) : <Moment at={last_entry_at} />),
    },
  ];
}
