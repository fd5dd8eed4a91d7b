import { idempotencyKey } from "../../api/client";
import { undoNotice } from "../../parts/asking/undoNotice";
import { sayDone, sayProblem } from "../../parts/notify";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { LONGEST_NOTE, MOST_MILES_AT_ONCE } from "../awarding/limits";
import { useAward, useReversal, type AwardReason, type Entry } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { whatFor } from "./describing";

const GIVEN_BY_HAND: readonly string[] = ["award", "performing", "attending"] satisfies AwardReason[];

/**
 * Takes an entry back. A reversal stays for good, as every entry does: undoing it gives the same miles anew, where
 * somebody can give so many by hand.
 */
export function useTakeBack(guildId: string) {
  const texts = useTexts(catalogue);
  const formats = useFormats();
  const reversal = useReversal(guildId);
  const award = useAward(guildId);

  const giveBack = (entry: Entry, key: string) =>
    award.mutateAsync({
      userId: entry.user_id,
      miles: entry.miles,
      note: texts.givenBack(entry.note ?? whatFor(entry, texts)).slice(0, LONGEST_NOTE),
      reason: GIVEN_BY_HAND.includes(entry.reason) ? (entry.reason as AwardReason) : "award",
      key,
    });

  const takeBack = (entry: Entry, onDone: () => void) => {
    reversal.mutate(entry.id, {
      onError: sayProblem,
      onSuccess: () => {
        onDone();
        const done = texts.tookBack(formats.number(entry.miles), entry.name ?? entry.user_id);
        const key = idempotencyKey();
        if (entry.miles < 1 || entry.miles > MOST_MILES_AT_ONCE) sayDone(done);
        else undoNotice(done, () => giveBack(entry, key));
      },
    });
  };
  return { takeBack, isPending: reversal.isPending };
}
