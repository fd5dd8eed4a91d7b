import { useQuery } from "@tanstack/react-query";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { ladderOf } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./AwardSentence.module.css";
import { outlook } from "./ladder";

interface AwardSentenceProps {
  guildId: string;
  name: string | null;
  /** Their miles until now. */
  before: number;
  miles: number | null;
}

/** What the award will do, said while it is written: "Zoë gets 50 miles and becomes Roadie." */
export function AwardSentence({ guildId, name, before, miles }: AwardSentenceProps) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const { data: ranks = [] } = useQuery(ladderOf(guildId));
  const sentence = () => {
    if (name === null || miles === null) return null;
    const { balance, becomes, next } = outlook(ranks, before, miles);
    const start = texts.gets(name, miles, number(miles));
    if (becomes) return `${start}${texts.becomes(becomes)}${texts.hasThen(balance, number(balance))}.`;
    const rest = next ? texts.andThen(next.missing, number(next.missing), next.name) : "";
    return `${start}${texts.hasThen(balance, number(balance))}${rest}.`;
  };
  return (
    <p className={classes["sentence"]} role="status">
      {sentence()}
    </p>
  );
}
