import { Button, Tabs } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useState } from "react";

import { useGuild } from "../api/session/session";
import { ButtonLink } from "../parts/links";
import { PageHeader } from "../parts/PageHeader";
import { ReadOnlyNotice } from "../parts/states/ReadOnlyNotice";
import { useTexts } from "../texts/texts";
import { AwardDialog } from "./awarding/AwardDialog";
import { BatchesList } from "./batches/BatchesList";
import { ExportDialog } from "./exports/ExportDialog";
import { MembersView } from "./members/MembersView";
import { NO_STATEMENT, statementFilters, type SearchChange } from "./search";
import { StatementDrawer } from "./statement/StatementDrawer";
import { texts as catalogue } from "./texts/catalogue";

const route = getRouteApi("/signed-in-only/guilds/$guildId/mileage");

/** Members and batches; over them, the statement of one member and the form that awards. */
export function MileagePage() {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  const search = route.useSearch();
  const change = useSearchChange();
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead}>
        <Buttons
          onAward={() => {
            change({ award: "one" });
          }}
        />
      </PageHeader>
      <ReadOnlyNotice needs="editor" />
      <Tabs
        value={search.view ?? "members"}
        keepMounted={false}
        onChange={(view) => {
          change({ view: view === "batches" ? view : undefined });
        }}
      >
        <Tabs.List aria-label={texts.views.label} mb="lg">
          <Tabs.Tab value="members">{texts.views.members}</Tabs.Tab>
          <Tabs.Tab value="batches">{texts.views.batches}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="members">
          <MembersView search={search} onChange={change} />
        </Tabs.Panel>
        <Tabs.Panel value="batches">
          <BatchesList
            onAward={() => {
              change({ award: "many" });
            }}
          />
        </Tabs.Panel>
      </Tabs>
      <StatementDrawer
        userId={search.member ?? null}
        filters={statementFilters(search)}
        onFilter={change}
        onAward={() => {
          change({ award: "one" });
        }}
        onClose={() => {
          change(NO_STATEMENT);
        }}
      />
      {guild.may("editor") && (
        <AwardDialog
          guildId={guild.id}
          form={search.award ?? null}
          memberId={search.member ?? null}
          onForm={(award) => {
            change({ award });
          }}
          onClose={() => {
            change({ award: undefined });
          }}
        />
      )}
    </>
  );
}

/** Filters take the place of the ones before; what opens over the page can be left by the browser's way back. */
function useSearchChange() {
  const navigate = route.useNavigate();
  return useCallback(
    (changed: SearchChange) => {
      const opens = changed.member !== undefined || changed.award !== undefined || changed.view !== undefined;
      void navigate({
        search: (before) => ({ ...before, ...changed }) as typeof before,
        replace: !opens,
        resetScroll: false,
      });
    },
    [navigate],
  );
}

function Buttons({ onAward }: { onAward: () => void }) {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  const [exporting, setExporting] = useState(false);
  return (
    <>
      {guild.may("editor") && (
        <ButtonLink variant="default" to="/guilds/$guildId/mileage/import" params={{ guildId: guild.id }}>
          {texts.import}
        </ButtonLink>
      )}
      {guild.may("admin") && (
        <>
          <Button
            variant="default"
            onClick={() => {
              setExporting(true);
            }}
          >
            {texts.export}
          </Button>
          <ExportDialog
            guildId={guild.id}
            opened={exporting}
            onClose={() => {
              setExporting(false);
            }}
          />
        </>
      )}
      {guild.may("editor") && <Button onClick={onAward}>{texts.award}</Button>}
    </>
  );
}
