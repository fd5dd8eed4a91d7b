import { Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";

import { Answers } from "../../parts/asking/Confirmation";
import { Dialog } from "../../parts/asking/Dialog";
import { useTexts } from "../../texts/texts";
import { hooksOf, renewSecret, type Hook } from "../queries";
import { SecretShown } from "../SecretShown";
import { texts as catalogue } from "../texts/catalogue";

interface NewSecretDialogProps {
  guildId: string;
  /** Null: it is closed. */
  hook: Hook | null;
  onClose: () => void;
}

/** Asks, then shows the new secret, this once. */
export function NewSecretDialog({ guildId, hook, onClose }: NewSecretDialogProps) {
  const { hooks: texts } = useTexts(catalogue);
  const queries = useQueryClient();
  const renewing = useMutation({
    mutationFn: (id: string) => renewSecret(guildId, id),
    onSuccess: () => queries.invalidateQueries({ queryKey: hooksOf(guildId).queryKey }),
  });
  const secret = renewing.data?.secret;
  const close = () => {
    renewing.reset();
    onClose();
  };
  return (
    <Dialog
      opened={hook !== null}
      title={secret ? texts.renewedTitle : texts.renewTitle}
      firm={secret !== undefined}
      onClose={close}
    >
      {secret ? (
        <SecretShown label={texts.theSecret} secret={secret} onDone={close}>
          <Text>{texts.overlap}</Text>
        </SecretShown>
      ) : (
        <>
          <Text>{texts.renewLead}</Text>
          <Text mt="sm">{texts.overlap}</Text>
          <Answers
            confirm={texts.renewConfirm}
            busy={renewing.isPending}
            problem={renewing.error}
            onConfirm={() => {
              if (hook) renewing.mutate(hook.id);
            }}
            onClose={close}
          />
        </>
      )}
    </Dialog>
  );
}
