import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";

import { ProblemNotice } from "../../parts/ProblemNotice";
import { EmptyState } from "../../parts/states/EmptyState";
import { RowsLoading } from "../../parts/states/RowsLoading";
import { useTexts } from "../../texts/texts";
import { hooksOf, type Hook } from "../queries";
import { Section } from "../../parts/Section";
import { texts as catalogue } from "../texts/catalogue";
import { DeliveriesDrawer } from "./DeliveriesDrawer";
import { HookCard } from "./HookCard";
import { HookDialog } from "./HookDialog";
import classes from "./HooksSection.module.css";
import { NewSecretDialog } from "./NewSecretDialog";
import { RemoveHook } from "./RemoveHook";

const route = getRouteApi("/signed-in-only/guilds/$guildId/access");

/** What somebody wants to do with a webhook. */
type Wish = { deed: "make" } | { deed: "change" | "renew" | "remove"; hook: Hook };

export function HooksSection({ guildId }: { guildId: string }) {
  const { hooks: texts } = useTexts(catalogue);
  const search = route.useSearch();
  const { data, error, refetch } = useQuery(hooksOf(guildId));
  const [wish, setWish] = useState<Wish | null>(null);
  const close = () => {
    setWish(null);
  };
  const make = (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      onClick={() => {
        setWish({ deed: "make" });
      }}
    >
      {texts.make}
    </Button>
  );
  const wanted = wish && "hook" in wish ? wish.hook : null;
  return (
    <Section title={texts.title} lead={texts.lead} aside={data?.length ? make : null}>
      {error && !data && <ProblemNotice error={error} retry={() => void refetch()} />}
      {!error && !data && <RowsLoading rows={2} height={120} />}
      {data?.length === 0 && (
        <EmptyState title={texts.none} lead={texts.noneLead}>
          {make}
        </EmptyState>
      )}
      <ul className={classes["hooks"]}>
        {data?.map((hook) => (
          <HookCard
            key={hook.id}
            guildId={guildId}
            hook={hook}
            onWish={(deed) => {
              setWish({ deed, hook });
            }}
          />
        ))}
      </ul>
      <HookDialog
        guildId={guildId}
        opened={wish?.deed === "make" || wish?.deed === "change"}
        hook={wish?.deed === "change" ? wanted : null}
        onClose={close}
      />
      <NewSecretDialog guildId={guildId} hook={wish?.deed === "renew" ? wanted : null} onClose={close} />
      <RemoveHook guildId={guildId} hook={wish?.deed === "remove" ? wanted : null} onClose={close} />
      <DeliveriesDrawer
        guildId={guildId}
        hook={data?.find(({ id }) => id === search.hook) ?? null}
        state={search.state}
      />
    </Section>
  );
}
