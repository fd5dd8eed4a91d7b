import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconAccessPointOff } from "@tabler/icons-react";

import { useGuild } from "../../api/session/session";
import { Moment } from "../../parts/time/Moment";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { incidents } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./IncidentsBanner.module.css";

/** Hosts that are down for many sources at once. While all is well there is nothing. */
export function IncidentsBanner() {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const { data = [] } = useQuery(incidents(useGuild().id));
  return (
    <div role="status">
      {data.map(({ id, host, sources, began_at }) => (
        <section key={id} className={classes["incident"]}>
          <IconAccessPointOff size={22} aria-hidden />
          <div>
            <strong>{texts.incident(host)}</strong>
            <Text size="sm">{texts.incidentLead(number(sources), sources)}</Text>
            <Text size="sm" c="dimmed">
              {texts.incidentSince} <Moment at={began_at} />
            </Text>
          </div>
        </section>
      ))}
    </div>
  );
}
