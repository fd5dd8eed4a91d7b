import { useState } from "react";

import { Dialog } from "../../parts/asking/Dialog";
import { useTexts } from "../../texts/texts";
import { ExportForm } from "./ExportForm";
import { ExportProgress } from "./ExportProgress";
import { texts as catalogue } from "./texts/catalogue";
import { useExport } from "./useExport";

interface ExportDialogProps {
  guildId: string;
  opened: boolean;
  onClose: () => void;
}

/** Everything as a file, for admins. Closing it stops what is under way. */
export function ExportDialog({ guildId, opened, onClose }: ExportDialogProps) {
  const texts = useTexts(catalogue);
  return (
    <Dialog opened={opened} title={texts.title} onClose={onClose}>
      <Exporting guildId={guildId} onClose={onClose} />
    </Dialog>
  );
}

function Exporting({ guildId, onClose }: Omit<ExportDialogProps, "opened">) {
  const running = useExport(guildId);
  const [round, setRound] = useState(0);
  if (running.isPending || running.data) {
    return (
      <ExportProgress
        progress={running.progress}
        exported={running.data}
        onStop={running.stop}
        onClose={onClose}
        onAgain={() => {
          running.reset();
          setRound(round + 1);
        }}
      />
    );
  }
  return (
    <ExportForm key={round} guildId={guildId} problem={running.error} onStart={running.mutate} onClose={onClose} />
  );
}
