import { Button, Text, VisuallyHidden } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";

import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import { inOrder, MOST_RANKS, withNewRank, type Rank, type RankProblem } from "./draft";
import classes from "./RankList.module.css";
import { RankRow } from "./RankRow";
import { niceStep } from "./road/road";
import { texts as catalogue } from "./texts/catalogue";

interface RankListProps {
  guildId: string;
  ranks: readonly Rank[];
  problems: ReadonlyMap<string, RankProblem>;
  readOnly: boolean;
  onLook: (key: string) => void;
  onChange: (key: string, changes: Partial<Rank>) => void;
  onReplace: (ranks: readonly Rank[]) => void;
}

/** Each rank with its exact numbers; they stay in their place while somebody types. */
export function RankList({ ranks, problems, readOnly, onReplace, ...row }: RankListProps) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const [news, setNews] = useState("");
  const adding = useRef<HTMLButtonElement>(null);
  const order = inOrder(ranks).map(({ key }) => key);

  const add = () => {
    const last = Math.max(0, ...ranks.map(({ threshold }) => threshold ?? 0));
    const threshold = niceStep(last + 1) === last ? last * 2 : niceStep(last + 1);
    onReplace(withNewRank(ranks, threshold, texts.newRank));
    setNews(texts.added(number(threshold)));
  };
  const remove = ({ key, name }: Rank) => {
    onReplace(ranks.filter((rank) => rank.key !== key));
    setNews(texts.removed(name || texts.unnamed));
    adding.current?.focus();
  };

  return (
    <>
      <ol className={classes["ranks"]}>
        {ranks.map((rank) => (
          <RankRow
            key={rank.key}
            {...row}
            rank={rank}
            others={ranks.filter(({ key }) => key !== rank.key)}
            place={order.indexOf(rank.key) + 1 || order.length + 1}
            problem={problems.get(rank.key)}
            readOnly={readOnly}
            onRemove={() => {
              remove(rank);
            }}
          />
        ))}
      </ol>
      {!readOnly && (
        <Button
          ref={adding}
          mt="md"
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={ranks.length >= MOST_RANKS}
          onClick={add}
        >
          {texts.add}
        </Button>
      )}
      {ranks.length >= MOST_RANKS && (
        <Text size="sm" c="dimmed" mt="xs">
          {texts.enough(MOST_RANKS)}
        </Text>
      )}
      <VisuallyHidden role="status">{news}</VisuallyHidden>
    </>
  );
}
