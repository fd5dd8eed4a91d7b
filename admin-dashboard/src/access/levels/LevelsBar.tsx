import { useQuery, useQueryClient } from "@tanstack/react-query";

import { rolesOf } from "../../parts/pickers/queries";
import { DraftBar } from "../../parts/saving/DraftBar";
import type { Draft } from "../../parts/saving/useDraft";
import { useTexts } from "../../texts/texts";
import { changeLevels, levelsOf, type Levels } from "../queries";
import { texts as catalogue } from "../texts/catalogue";

/** At the end of the page, so that it is to be seen wherever one is on it. */
export function LevelsBar({ guildId, draft }: { guildId: string; draft: Draft<Levels> }) {
  const { levels: texts } = useTexts(catalogue);
  const queries = useQueryClient();
  const { data: roles } = useQuery(rolesOf(guildId));
  const named = (ids: readonly string[]) =>
    ids.map((id) => roles?.find((role) => role.id === id)?.name ?? id).join(", ") || texts.nobody;
  return (
    <DraftBar
      draft={draft}
      save={async (changes, version) => {
        const saved = await changeLevels(guildId, changes, version);
        queries.setQueryData(levelsOf(guildId).queryKey, saved);
        void queries.invalidateQueries({ queryKey: ["guilds", guildId, "settings"] });
        return saved;
      }}
      readAgain={() => queries.query({ ...levelsOf(guildId), staleTime: 0 })}
      labels={{ viewer_roles: texts.viewerRoles, editor_roles: texts.editorRoles }}
      show={(_, ids) => named(ids)}
    />
  );
}
