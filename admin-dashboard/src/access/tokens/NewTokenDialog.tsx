import { Input, NativeSelect, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { API_URL } from "../../api/address";
import { problemOf } from "../../api/problems";
import { Answers } from "../../parts/asking/Confirmation";
import { Dialog } from "../../parts/asking/Dialog";
import { useTexts } from "../../texts/texts";
import { makeToken, tokensOf } from "../queries";
import { SecretShown } from "../SecretShown";
import { texts as catalogue } from "../texts/catalogue";
import { endOf, LIFETIMES, type Lifetime } from "./ends";
import classes from "./NewTokenDialog.module.css";
import { RightsChoice } from "./RightsChoice";
import { scopesOf, type Rights } from "./scopes";

interface NewTokenDialogProps {
  guildId: string;
  opened: boolean;
  onClose: () => void;
}

/** First what it shall be, then the token, this once. */
export function NewTokenDialog({ guildId, opened, onClose }: NewTokenDialogProps) {
  const { tokens: texts } = useTexts(catalogue);
  const [token, setToken] = useState<string | null>(null);
  const close = () => {
    setToken(null);
    onClose();
  };
  return (
    <Dialog opened={opened} title={token ? texts.madeTitle : texts.make} firm={token !== null} onClose={close}>
      {token ? (
        <Made guildId={guildId} token={token} onDone={close} />
      ) : (
        <Wish guildId={guildId} onMade={setToken} onClose={close} />
      )}
    </Dialog>
  );
}

function Made({ guildId, token, onDone }: { guildId: string; token: string; onDone: () => void }) {
  const { tokens: texts } = useTexts(catalogue);
  const address = `${API_URL || location.origin}/api/v1/guilds/${guildId}`;
  return (
    <SecretShown label={texts.theToken} secret={token} onDone={onDone}>
      <Text>{texts.ifLost}</Text>
      <Text mt="md" size="sm" c="dimmed">
        {texts.tryIt}
      </Text>
      <pre className={classes["example"]}>{`curl ${address} \\\n  -H "Authorization: Bearer $TOKEN"`}</pre>
    </SecretShown>
  );
}

interface WishProps {
  guildId: string;
  onMade: (token: string) => void;
  onClose: () => void;
}

function Wish({ guildId, onMade, onClose }: WishProps) {
  const { tokens: texts } = useTexts(catalogue);
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [rights, setRights] = useState<Rights>({});
  const [lifetime, setLifetime] = useState<Lifetime>("90");
  const [day, setDay] = useState("");
  const [missing, setMissing] = useState(false);
  const scopes = scopesOf(rights);
  const making = useMutation({
    mutationFn: () => makeToken(guildId, { name, scopes, expires_at: endOf(lifetime, day) }),
    onSuccess: ({ token }) => {
      void queries.invalidateQueries({ queryKey: tokensOf(guildId).queryKey });
      onMade(token);
    },
  });
  const refused = making.error ? problemOf(making.error) : null;
  const complete = name.trim() !== "" && scopes.length > 0 && (lifetime !== "day" || day !== "");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(!complete);
    if (complete) making.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className={classes["form"]}>
      <TextInput
        label={texts.name}
        description={texts.nameHint}
        dir="auto"
        maxLength={100}
        required
        data-autofocus
        autoComplete="off"
        value={name}
        error={said(refused?.of("name") ?? (missing && name.trim() === "" && texts.nameMissing))}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
        }}
      />
      <RightsChoice
        value={rights}
        error={said(refused?.of("scopes") ?? (missing && scopes.length === 0 && texts.scopesMissing))}
        onChange={setRights}
      />
      <div className={classes["ends"]}>
        <NativeSelect
          label={texts.ends}
          description={texts.endsHint}
          data={LIFETIMES.map((value) => ({ value, label: texts.lifetimes[value] }))}
          value={lifetime}
          onChange={({ currentTarget }) => {
            setLifetime(LIFETIMES.find((one) => one === currentTarget.value) ?? "90");
          }}
        />
        {lifetime === "day" && (
          <TextInput
            type="date"
            label={texts.lastDay}
            required
            value={day}
            error={said(refused?.of("expires_at") ?? (missing && day === "" && texts.dayMissing))}
            onChange={({ currentTarget }) => {
              setDay(currentTarget.value);
            }}
          />
        )}
      </div>
      {lifetime === "never" && <Input.Description>{texts.neverHint}</Input.Description>}
      <Answers confirm={texts.make} busy={making.isPending} problem={making.error} onClose={onClose} />
    </form>
  );
}

const said = (problem: string | false | undefined) => problem && <span role="alert">{problem}</span>;
