import { SegmentedControl } from "@mantine/core";

import { Dialog } from "../../parts/asking/Dialog";
import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";
import { AwardMany } from "./AwardMany";
import { AwardOne } from "./AwardOne";

interface AwardDialogProps {
  guildId: string;
  /** null: it is closed. */
  form: "one" | "many" | null;
  /** Who is chosen when it opens. */
  memberId: string | null;
  onForm: (form: "one" | "many") => void;
  onClose: () => void;
}

/** Miles by hand, to one member or to many. */
export function AwardDialog({ guildId, form, memberId, onForm, onClose }: AwardDialogProps) {
  const texts = useTexts(catalogue);
  return (
    <Dialog opened={form !== null} title={texts.award} size={form === "many" ? "wide" : "form"} onClose={onClose}>
      <SegmentedControl
        fullWidth
        mb="lg"
        aria-label={texts.awardForms.label}
        value={form ?? "one"}
        data={(["one", "many"] as const).map((value) => ({ value, label: texts.awardForms[value] }))}
        onChange={onForm}
      />
      {form === "one" && <AwardOne guildId={guildId} memberId={memberId} onDone={onClose} />}
      {form === "many" && <AwardMany guildId={guildId} onDone={onClose} />}
    </Dialog>
  );
}
