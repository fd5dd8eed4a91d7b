import { Loader, Progress, Text } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useState, type DragEvent } from "react";

import type { Sent } from "../../api/telling";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import classes from "./FileDrop.module.css";
import { useUpload, type Import, type Upload } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import { Unreadable } from "./Unreadable";

const TAKEN = ".csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv,text/plain,application/json";

interface FileDropProps {
  guildId: string;
  onRead: (read: Import) => void;
}

/** Where a file is dropped or chosen. It is read at once; what could not be read can be read in another way. */
export function FileDrop({ guildId, onRead }: FileDropProps) {
  const texts = useTexts(catalogue);
  const [sent, setSent] = useState<Sent | null>(null);
  const upload = useUpload(guildId, setSent);
  const read = (wanted: Upload) => {
    setSent(null);
    upload.mutate(wanted, { onSuccess: onRead });
  };
  const drop = useDrop((file) => {
    read({ file, format: null, encoding: null });
  });
  const { variables: wanted, isPending: reading } = upload;
  const sending = sent && sent.bytes < sent.total ? sent : null;
  return (
    <div>
      <label
        className={classes["drop"]}
        data-over={drop.over || undefined}
        data-busy={reading || undefined}
        {...drop.on}
      >
        {reading ? (
          <Loader size={40} aria-hidden />
        ) : (
          <IconFileImport size={40} stroke={1.25} aria-hidden className={classes["icon"]} />
        )}
        <span className={classes["words"]} role={reading ? "status" : undefined}>
          {reading ? (
            <bdi>{(sending ? texts.sending : texts.reading)(wanted.file.name)}</bdi>
          ) : drop.over ? (
            texts.dropNow
          ) : (
            <>
              {texts.drop} <span className={classes["choose"]}>{texts.choose}</span>
            </>
          )}
        </span>
        {sending ? (
          <Sending {...sending} />
        ) : (
          <Text span size="sm" c="dimmed">
            {texts.limits}
          </Text>
        )}
        <input
          type="file"
          className={classes["input"]}
          accept={TAKEN}
          disabled={reading}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) drop.take(file);
            currentTarget.value = "";
          }}
        />
      </label>
      {upload.error && wanted && (
        <Unreadable key={upload.submittedAt} error={upload.error} sent={wanted} onAgain={read} />
      )}
    </div>
  );
}

/** How much of a large file is gone. */
function Sending({ bytes, total }: Sent) {
  const texts = useTexts(catalogue);
  const { size } = useFormats();
  const gone = texts.sent(size(bytes), size(total));
  return (
    <>
      <Progress w="min(20rem, 100%)" value={(bytes / total) * 100} aria-label={gone} />
      <Text span size="sm" c="dimmed" style={{ fontVariantNumeric: "tabular-nums" }}>
        {gone}
      </Text>
    </>
  );
}

function useDrop(take: (file: File) => void) {
  const [over, setOver] = useState(false);
  const on = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => {
      setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer.files;
      if (file) take(file);
    },
  };
  return { over, on, take };
}
