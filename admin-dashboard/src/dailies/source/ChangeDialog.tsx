import { Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";

import { problemOf } from "../../api/problems";
import { useGuild } from "../../api/session/session";
import { Dialog } from "../../parts/asking/Dialog";
import { sayDone } from "../../parts/notify";
import { ProblemLine } from "../../parts/ProblemLine";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { useSourceChange, type Source } from "../queries";
import { texts as catalogue } from "../texts/catalogue";

const CHANGED_MEANWHILE = 412;
/** Seconds between two looks. */
const PACES = { minute: 60, five: 300, quarter: 900, hour: 3600, day: 86_400 } as const;
const AUTO = "auto";

interface ChangeDialogProps {
  opened: boolean;
  source: Source;
  /** Of what is shown. */
  version: string;
  onClose: () => void;
}

/** The title of a source, and how often it is looked at. */
export function ChangeDialog({ opened, onClose, ...shown }: ChangeDialogProps) {
  const texts = useTexts(catalogue);
  return (
    <Dialog opened={opened} onClose={onClose} title={texts.changeTitle}>
      <ChangeForm {...shown} onClose={onClose} />
    </Dialog>
  );
}

function ChangeForm({ source, version, onClose }: Omit<ChangeDialogProps, "opened">) {
  const texts = useTexts(catalogue);
  const paces = usePaces(source.chosen.interval_seconds);
  const change = useSourceChange(useGuild().id, source.id);
  const [title, setTitle] = useState(source.chosen.title);
  const [pace, setPace] = useState(String(source.chosen.interval_seconds ?? AUTO));
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const chosen = { title, interval_seconds: pace === AUTO ? null : Number(pace) };
    change.mutate(
      { version, ...chosen },
      {
        onSuccess: () => {
          sayDone(texts.saved);
          onClose();
        },
      },
    );
  };
  const problem = change.error && problemOf(change.error);
  return (
    <form onSubmit={save}>
      <Stack>
        <TextInput
          label={texts.name}
          value={title}
          maxLength={200}
          required
          dir="auto"
          data-autofocus
          onChange={(event) => {
            setTitle(event.currentTarget.value);
          }}
        />
        <Select
          label={texts.pace}
          description={texts.paceHint}
          data={paces}
          value={pace}
          allowDeselect={false}
          onChange={(value) => {
            setPace(value ?? AUTO);
          }}
        />
        {problem?.status === CHANGED_MEANWHILE && <Text role="alert">{texts.changedMeanwhile}</Text>}
        {problem?.status !== CHANGED_MEANWHILE && <ProblemLine error={problem} />}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {texts.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** With the one that was chosen, which may be any number of seconds. */
function usePaces(chosen: number | null) {
  const texts = useTexts(catalogue);
  const { duration } = useFormats();
  const named = Object.entries(PACES).map(([name, seconds]) => ({
    value: String(seconds),
    label: texts.paces[name as keyof typeof PACES],
  }));
  const known = chosen === null || named.some(({ value }) => value === String(chosen));
  const own = known ? [] : [{ value: String(chosen), label: texts.paceOwn(duration(chosen)) }];
  return [{ value: AUTO, label: texts.paces.auto }, ...own, ...named];
}
