import { Button, Group, Text } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { IconArrowRight } from "@tabler/icons-react";

import { ProblemNotice } from "../../parts/ProblemNotice";
import { RowsLoading } from "../../parts/states/RowsLoading";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import classes from "./Moves.module.css";
import { moves } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

/** Who moves from what to what, the greatest changes first. */
export function Moves({ guildId, importId }: { guildId: string; importId: string }) {
  const texts = useTexts(catalogue);
  const { number, signed } = useFormats();
  const list = useInfiniteQuery({ ...moves(guildId, importId), placeholderData: keepPreviousData });
  if (list.isError) return <ProblemNotice error={list.error} retry={() => void list.refetch()} />;
  if (list.isPending) return <RowsLoading rows={6} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <table className={classes["moves"]} aria-busy={list.isRefetching}>
        <thead>
          <tr>
            <th scope="col">{texts.member}</th>
            <th scope="col">{texts.now}</th>
            <td aria-hidden="true" />
            <th scope="col">{texts.after}</th>
            <th scope="col">{texts.change}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((move) => (
            <tr key={move.user_id}>
              <th scope="row">
                <bdi>{move.name || texts.nameless(move.user_id)}</bdi>
              </th>
              <td>{number(move.before)}</td>
              <td aria-hidden="true" className={classes["arrow"]}>
                <IconArrowRight size={14} />
              </td>
              <td className={classes["after"]} data-tone={move.after < 0 ? "bad" : undefined}>
                {number(move.after)}
                {move.after < 0 && <span className={classes["below"]}>{texts.belowZero}</span>}
              </td>
              <td data-tone={move.after >= move.before ? "good" : "bad"}>{signed(move.after - move.before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Group mt="sm" justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {texts.moved(rows.length, number(rows.length))}
        </Text>
        {list.hasNextPage && (
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {texts.more}
          </Button>
        )}
      </Group>
    </>
  );
}
