import { Badge, Button, Switch, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";

import { Confirmation } from "../../parts/asking/Confirmation";
import { sayDone } from "../../parts/notify";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { EmptyState } from "../../parts/states/EmptyState";
import type { Column } from "../../parts/tables/columns";
import { PagedTable } from "../../parts/tables/PagedTable";
import { Moment } from "../../parts/time/Moment";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { revokeToken, tokensOf, type Token } from "../queries";
import { Section } from "../../parts/Section";
import { texts as catalogue } from "../texts/catalogue";
import { stateOf } from "./ends";
import { NewTokenDialog } from "./NewTokenDialog";
import { rightsOf } from "./scopes";
import classes from "./TokensSection.module.css";

export function TokensSection({ guildId }: { guildId: string }) {
  const { tokens: texts } = useTexts(catalogue);
  const { data, error, refetch } = useQuery(tokensOf(guildId));
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const [all, setAll] = useState(false);
  const columns = useColumns(setRevoking);
  const working = data?.filter((token) => stateOf(token) === "active");
  const over = (data?.length ?? 0) - (working?.length ?? 0);
  const make = (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      onClick={() => {
        setMaking(true);
      }}
    >
      {texts.make}
    </Button>
  );
  return (
    <Section title={texts.title} lead={texts.lead} aside={data?.length ? make : null}>
      {error && !data ? (
        <ProblemNotice error={error} retry={() => void refetch()} />
      ) : (
        <PagedTable
          label={texts.title}
          columns={columns}
          rows={all ? data : working}
          rowId={({ id }) => id}
          empty={
            <EmptyState drawing="pump" title={over > 0 ? texts.noneWorks : texts.none} lead={texts.noneLead}>
              {!data?.length && make}
            </EmptyState>
          }
        />
      )}
      {over > 0 && (
        <Switch
          mt="md"
          label={texts.showOver(over)}
          checked={all}
          onChange={({ currentTarget }) => {
            setAll(currentTarget.checked);
          }}
        />
      )}
      <NewTokenDialog
        guildId={guildId}
        opened={making}
        onClose={() => {
          setMaking(false);
        }}
      />
      <Revoking
        guildId={guildId}
        token={revoking}
        onClose={() => {
          setRevoking(null);
        }}
      />
    </Section>
  );
}

function useColumns(onRevoke: (token: Token) => void): readonly Column<Token>[] {
  const { tokens: texts } = useTexts(catalogue);
  return [
    { key: "name", title: texts.name, cell: (token) => <Called token={token} /> },
    { key: "scopes", title: texts.may, cell: ({ scopes }) => <May scopes={scopes} /> },
    { key: "used", title: texts.used, cell: ({ used_at }) => (used_at ? <Moment at={used_at} /> : texts.neverUsed) },
    { key: "ends", title: texts.ends, cell: (token) => <Ends token={token} /> },
    { key: "made", title: texts.made, cell: (token) => <Made token={token} /> },
    {
      key: "revoke",
      title: texts.action,
      cell: (token) =>
        token.revoked_at === null && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={texts.revokeOne(token.name)}
            onClick={() => {
              onRevoke(token);
            }}
          >
            {texts.revoke}
          </Button>
        ),
    },
  ];
}

function Called({ token: { name, hint } }: { token: Token }) {
  return (
    <div className={classes["called"]}>
      <bdi>{name}</bdi>
      <span className={classes["hint"]}>{hint}…</span>
    </div>
  );
}

/** Its scopes in words. */
function May({ scopes }: { scopes: readonly string[] }) {
  const { tokens: texts } = useTexts(catalogue);
  const { known, unknown } = rightsOf(scopes);
  return (
    <ul className={classes["scopes"]}>
      {known.map(([area, right]) => (
        <li key={area}>{texts.mayIn(texts.areas[area].name, right)}</li>
      ))}
      {unknown.map((scope) => (
        <li key={scope}>{scope}</li>
      ))}
    </ul>
  );
}

function Ends({ token }: { token: Token }) {
  const { tokens: texts } = useTexts(catalogue);
  const { day } = useFormats();
  const state = stateOf(token);
  if (state !== "active") {
    return (
      <Badge variant="light" color={state === "revoked" ? "brick" : "gray"} tt="none">
        {texts.states[state]} <Moment at={token.revoked_at ?? token.expires_at ?? token.created_at} />
      </Badge>
    );
  }
  return token.expires_at ? <span className={classes["day"]}>{day(token.expires_at)}</span> : texts.never;
}

function Made({ token: { created_by_name, created_at } }: { token: Token }) {
  return (
    <div className={classes["called"]}>
      <bdi>{created_by_name}</bdi>
      <Text span size="sm" c="dimmed">
        <Moment at={created_at} />
      </Text>
    </div>
  );
}

interface RevokingProps {
  guildId: string;
  token: Token | null;
  onClose: () => void;
}

function Revoking({ guildId, token, onClose }: RevokingProps) {
  const { tokens: texts } = useTexts(catalogue);
  const queries = useQueryClient();
  const revoking = useMutation({
    mutationFn: (id: string) => revokeToken(guildId, id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: tokensOf(guildId).queryKey });
      onClose();
      sayDone(texts.revoked);
    },
  });
  return (
    <Confirmation
      opened={token !== null}
      title={texts.revokeTitle(token?.name ?? "")}
      confirm={texts.revokeConfirm}
      destructive
      busy={revoking.isPending}
      problem={revoking.error}
      onConfirm={() => {
        if (token) revoking.mutate(token.id);
      }}
      onClose={() => {
        revoking.reset();
        onClose();
      }}
    >
      <Text>{texts.revokeLead}</Text>
    </Confirmation>
  );
}
