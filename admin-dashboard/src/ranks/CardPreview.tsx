import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { ProblemNotice } from "../parts/ProblemNotice";
import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import classes from "./CardPreview.module.css";
import { inOrder, toSend, type Rank } from "./draft";
import { cardOf } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

interface CardPreviewProps {
  guildId: string;
  /** Without problems. */
  ranks: readonly Rank[];
  lookedAt: string;
  onLook: (key: string) => void;
}

/** Somewhat on the way from a rank to the next. */
const FURTHER = 0.6;

/** The viewer's rank card, drawn by the bot as Discord would show it. */
export function CardPreview({ guildId, ranks, lookedAt, onLook }: CardPreviewProps) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const order = inOrder(ranks);
  const place = Math.max(
    0,
    order.findIndex(({ key }) => key === lookedAt),
  );
  const rank = order[place];
  const from = rank?.threshold ?? 0;
  const to = order[place + 1]?.threshold ?? Math.max(from * 1.5, from + 100);
  const miles = Math.floor(from + (to - from) * FURTHER);
  const { data, error, refetch } = useQuery(cardOf(guildId, toSend(ranks), miles));
  return (
    <>
      <NativeSelect
        label={texts.cardOf}
        value={rank?.key ?? ""}
        data={order.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={({ currentTarget }) => {
          onLook(currentTarget.value);
        }}
      />
      {error ? (
        <ProblemNotice error={error} retry={() => void refetch()} />
      ) : (
        <div className={classes["card"]} aria-busy={!data}>
          {data && <img src={data.url} width={934} height={282} alt={texts.cardAlt(rank?.name ?? "", number(miles))} />}
        </div>
      )}
    </>
  );
}
