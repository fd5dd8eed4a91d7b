import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";

import { problemOf } from "../../api/problems";
import { useGuild } from "../../api/session/session";
import { Dialog } from "../../parts/asking/Dialog";
import { sayDone } from "../../parts/notify";
import { useTexts } from "../../texts/texts";
import { useMove, type Source } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { Told } from "../told/Told";

interface MoveDialogProps {
  opened: boolean;
  source: Source;
  onClose: () => void;
}

/** For a source that is somewhere else now. */
export function MoveDialog({ opened, source, onClose }: MoveDialogProps) {
  const texts = useTexts(catalogue);
  return (
    <Dialog opened={opened} onClose={onClose} title={texts.moveTitle}>
      <MoveForm source={source} onClose={onClose} />
    </Dialog>
  );
}

function MoveForm({ source, onClose }: Omit<MoveDialogProps, "opened">) {
  const texts = useTexts(catalogue);
  const move = useMove(useGuild().id, source.id);
  const [address, setAddress] = useState(source.address);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    move.mutate(address.trim(), {
      onSuccess: () => {
        sayDone(texts.moved);
        onClose();
      },
    });
  };
  return (
    <form onSubmit={send}>
      <Stack>
        <Text>{texts.moveLead}</Text>
        <TextInput
          label={texts.moveTo}
          value={address}
          maxLength={2000}
          required
          spellCheck={false}
          data-autofocus
          error={
            move.error && (
              <span role="alert">
                <Told sentence={problemOf(move.error).message} />
              </span>
            )
          }
          onChange={(event) => {
            setAddress(event.currentTarget.value);
          }}
        />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button type="submit" loading={move.isPending} disabled={address.trim() === source.address}>
            {texts.moveNow}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
