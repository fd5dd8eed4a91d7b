import { useGuild } from "../../api/session/session";
import { BadLines } from "./BadLines";
import { BookBar } from "./BookBar";
import { BookingChoices } from "./BookingChoices";
import { ChoicesMade } from "./ChoicesMade";
import { WhatWouldChange } from "./WhatWouldChange";
import classes from "./imports.module.css";
import type { DryRun, Import } from "./queries";
import { UnmatchedLines } from "./UnmatchedLines";

interface LookingProps {
  guildId: string;
  one: Import;
  dryRun: DryRun;
}

/** Choose how it counts, see what it would do. Nothing is booked. */
export function Looking({ guildId, one, dryRun }: LookingProps) {
  const mayEdit = useGuild().may("editor");
  return (
    <>
      <div className={classes["looking"]}>
        {mayEdit ? <BookingChoices guildId={guildId} one={one} /> : <ChoicesMade one={one} />}
        <WhatWouldChange guildId={guildId} one={one} dryRun={dryRun} />
      </div>
      {dryRun.unmatched + dryRun.left_out > 0 && (
        <UnmatchedLines guildId={guildId} importId={one.id} count={dryRun.unmatched} mayEdit={mayEdit} />
      )}
      {one.bad_count > 0 && <BadLines count={one.bad_count} lines={one.bad_lines} />}
      {mayEdit && <BookBar guildId={guildId} one={one} dryRun={dryRun} />}
    </>
  );
}
