import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import type { SyntheticEvent } from "react";

import { useGuild } from "../../api/session/session";
import { Dialog } from "../../parts/asking/Dialog";
import { ProblemLine } from "../../parts/ProblemLine";
import { SaveConflict } from "../../parts/saving/SaveConflict";
import { useDraft } from "../../parts/saving/useDraft";
import { useSaving, type Saving } from "../../parts/saving/useSaving";
import { useTexts } from "../../texts/texts";
import { chosenFor, useSourceAtTheServer, type Chosen, type Source } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { keyOf, secondsOf, usePaces } from "./usePaces";

interface ChangeDialogProps {
  opened: boolean;
  source: Source;
  /** Of what is shown. */
  version: string;
  onClose: () => void;
}

/** The title of a source, and how often it is looked at. */
export function ChangeDialog({ opened, source, version, onClose }: ChangeDialogProps) {
  const texts = useTexts(catalogue);
  const { save, read } = useSourceAtTheServer(useGuild().id, source.id);
  const draft = useDraft(chosenFor(source), version);
  const saving = useSaving({ draft, save, readAgain: read, onSaved: onClose });
  const { wordsFor } = usePaces(null);
  const labels = { title: texts.name, interval_seconds: texts.pace };
  const close = () => {
    saving.discard();
    onClose();
  };
  return (
    <>
      <Dialog opened={opened && !saving.theirs} onClose={close} title={texts.changeTitle}>
        <ChangeForm saving={saving} onClose={close} />
      </Dialog>
      <SaveConflict
        saving={saving}
        labels={labels}
        show={(_, value) => (typeof value === "string" ? value : wordsFor(value))}
      />
    </>
  );
}

function ChangeForm({ saving, onClose }: { saving: Saving<Chosen>; onClose: () => void }) {
  const texts = useTexts(catalogue);
  const { value, base, dirty, set } = saving.draft;
  const { offered } = usePaces(base.value.interval_seconds);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (dirty) saving.send();
    else onClose();
  };
  return (
    <form onSubmit={send}>
      <Stack>
        <TextInput
          label={texts.name}
          value={value.title}
          maxLength={200}
          required
          dir="auto"
          data-autofocus
          onChange={(event) => {
            set("title", event.currentTarget.value);
          }}
        />
        <Select
          label={texts.pace}
          description={texts.paceHint}
          data={offered}
          value={keyOf(value.interval_seconds)}
          allowDeselect={false}
          checkIconPosition="right"
          onChange={(key) => {
            set("interval_seconds", secondsOf(key));
          }}
        />
        <ProblemLine error={saving.problem} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button type="submit" loading={saving.pending}>
            {texts.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
