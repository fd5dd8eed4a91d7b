import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { useBackstage } from "./backstage";

/** Refetches what is shown whenever the server says that something changed. False while the line is down. */
export function useChanges(): boolean {
  const { changesUrl } = useBackstage();
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const source = new EventSource(changesUrl);
    source.onopen = () => {
      setConnected(true);
    };
    source.onmessage = () => {
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "suggestions" });
    };
    source.onerror = () => {
      setConnected(false);
    };
    return () => {
      source.close();
    };
  }, [changesUrl, queries]);
  return connected;
}
