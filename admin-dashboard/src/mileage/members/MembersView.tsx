import { Button } from "@mantine/core";

import { useGuild } from "../../api/session/session";
import { EmptyState } from "../../parts/states/EmptyState";
import { NothingFits } from "../../parts/states/NothingFits";
import { useTexts } from "../../texts/texts";
import { areFiltered, memberFilters, NO_FILTERS, type MileageSearch, type SearchChange } from "../search";
import { texts as catalogue } from "../texts/catalogue";
import { MembersFilters } from "./MembersFilters";
import { MembersTable } from "./MembersTable";

interface MembersViewProps {
  search: MileageSearch;
  onChange: (changed: SearchChange) => void;
}

export function MembersView({ search, onChange }: MembersViewProps) {
  const guild = useGuild();
  const filters = memberFilters(search);
  return (
    <>
      <MembersFilters filters={filters} onChange={onChange} />
      <MembersTable
        guildId={guild.id}
        filters={filters}
        onSort={(sort) => {
          onChange({ sort });
        }}
        onOpen={({ user_id }) => {
          onChange({ member: user_id });
        }}
        empty={
          areFiltered(filters) ? (
            <NothingFits
              onClear={() => {
                onChange(NO_FILTERS);
              }}
            />
          ) : (
            <NobodyYet
              onAward={() => {
                onChange({ award: "one" });
              }}
            />
          )
        }
      />
    </>
  );
}

function NobodyYet({ onAward }: { onAward: () => void }) {
  const texts = useTexts(catalogue);
  const mayAward = useGuild().may("editor");
  return (
    <EmptyState drawing="van" title={texts.noMembers} lead={mayAward ? texts.noMembersLead : texts.noMembersViewer}>
      {mayAward && <Button onClick={onAward}>{texts.award}</Button>}
    </EmptyState>
  );
}
