import { Loader, Text } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useState, type DragEvent } from "react";

import { useTexts } from "../../texts/texts";
import classes from "./FileDrop.module.css";
import { useUpload, type Import } from "./queries";
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
  const upload = useUpload(guildId);
  const drop = useDrop((file) => {
    upload.mutate({ file, format: null, encoding: null }, { onSuccess: onRead });
  });
  const { variables: sent, isPending: reading } = upload;
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
            <bdi>{texts.reading(sent.file.name)}</bdi>
          ) : drop.over ? (
            texts.dropNow
          ) : (
            <>
              {texts.drop} <span className={classes["choose"]}>{texts.choose}</span>
            </>
          )}
        </span>
        <Text span size="sm" c="dimmed">
          {texts.limits}
        </Text>
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
      {upload.error && sent && (
        <Unreadable
          key={upload.submittedAt}
          error={upload.error}
          sent={sent}
          onAgain={(again) => {
            upload.mutate(again, { onSuccess: onRead });
          }}
        />
      )}
    </div>
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
