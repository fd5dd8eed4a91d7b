import { useLiveState } from "../../api/live";
import { useTexts } from "../../texts/texts";
import classes from "./LiveMark.module.css";
import { texts as catalogue } from "./texts/catalogue";

/** Whether what happens is seen as it happens. */
export function LiveMark({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const state = useLiveState(guildId);
  return (
    <span role="status" className={classes["mark"]} data-state={state}>
      {texts[state]}
    </span>
  );
}
