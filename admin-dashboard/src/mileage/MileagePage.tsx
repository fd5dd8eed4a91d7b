import { Button } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback, useState } from "react";

import { useGuild } from "../api/session/session";
import { ButtonLink } from "../parts/links";
import { PageHeader } from "../parts/PageHeader";
import { PageParts } from "../parts/PageParts";
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
const VIEWS = ["members", "batches"] as const;

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
      <PageParts label={texts.views.label}>
        {VIEWS.map((view) => (
          <Link
            key={view}
            from={"/guilds/$guildId/mileage"}
            to="."
            search={(before) => seenAs(view, before)}
            activeOptions={{ exact: true }}
            resetScroll={false}
          >
            {texts.views[view]}
          </Link>
        ))}
      </PageParts>
      {search.view === "batches" ? (
        <BatchesList
          onAward={() => {
            change({ award: "many" });
          }}
        />
      ) : (
        <MembersView search={search} onChange={change} />
      )}
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

/** Members are what is seen without a word in the address. */
function seenAs<Search extends { view?: "batches" }>(view: (typeof VIEWS)[number], { ...search }: Search): Search {
  delete search.view;
  return view === "batches" ? { ...search, view } : search;
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
