import { useGuild } from "../api/session/session";
import { PageHeader } from "../parts/PageHeader";
import { useTexts } from "../texts/texts";
import { Attention } from "./Attention";
import { Checklist } from "./Checklist";
import { DailiesLag } from "./DailiesLag";
import { LatestAwards } from "./LatestAwards";
import { MilesPerDay } from "./MilesPerDay";
import { Odometer } from "./Odometer";
import classes from "./Overview.module.css";
import { Problems } from "./Problems";
import { useLiveOverview } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

/** What is as long as its answer stands at the end, so that nothing jumps. */
export function OverviewPage() {
  const texts = useTexts(catalogue);
  const { id } = useGuild();
  useLiveOverview(id);
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      <div className={classes["page"]}>
        <div className={classes["road"]}>
          <Odometer guildId={id} />
          <Attention guildId={id} />
          <MilesPerDay guildId={id} />
          <div className={classes["pair"]}>
            <LatestAwards guildId={id} />
            <DailiesLag guildId={id} />
          </div>
        </div>
        <div className={classes["beside"]}>
          <Problems guildId={id} />
          <Checklist guildId={id} />
        </div>
      </div>
    </>
  );
}
