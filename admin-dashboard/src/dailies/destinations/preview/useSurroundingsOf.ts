import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import type { Surroundings } from "../../../../discord/surroundings";
import { channelsOf, rolesOf } from "../../../parts/pickers/queries";
import { localeOf } from "../../../texts/formats";
import { useLanguage } from "../../../texts/language";
import { useTexts } from "../../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";

const HEX = 16;

/** What a post's marks name in this server. */
export function useSurroundingsOf(guildId: string): Surroundings {
  const texts = useTexts(catalogue);
  const { language } = useLanguage();
  const { data: roles } = useQuery(rolesOf(guildId));
  const { data: channels } = useQuery(channelsOf(guildId));
  return useMemo(
    () => ({
      locale: localeOf(language, navigator.languages),
      person: () => ({ name: texts.somebody, me: false }),
      role: (id) => {
        const role = roles?.find((each) => each.id === id);
        return role && { name: role.name, color: role.colour ? parseInt(role.colour.slice(1), HEX) : 0 };
      },
      channel: (id) => channels?.find((each) => each.id === id)?.name,
      loads: isWhatThePageMayLoad,
      words: texts.discord,
    }),
    [channels, language, roles, texts],
  );
}

/** As the Content-Security-Policy of the page has it. */
const isWhatThePageMayLoad = (address: string) => address.startsWith("https://");
