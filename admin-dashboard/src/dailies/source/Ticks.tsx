import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import type { Fetch } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { OUTCOMES, outcomeOf } from "./outcome";
import classes from "./Ticks.module.css";

/** One tick for each look, the newest at the end. Height and pattern tell as much as the colour. */
export function Ticks({ looks }: { looks: readonly Fetch[] }) {
  const texts = useTexts(catalogue);
  const { moment } = useFormats();
  return (
    <div role="img" aria-label={texts.fetchesLead}>
      <ol className={classes["ticks"]}>
        {looks.toReversed().map((look) => (
          <li
            key={look.id}
            data-outcome={outcomeOf(look)}
            title={`${moment(look.fetched_at)}: ${texts.fetchWords[outcomeOf(look)]}`}
          />
        ))}
      </ol>
      <ul className={classes["legend"]}>
        {OUTCOMES.map((outcome) => (
          <li key={outcome}>
            <i data-outcome={outcome} />
            {texts.fetchWords[outcome]}
          </li>
        ))}
      </ul>
    </div>
  );
}
