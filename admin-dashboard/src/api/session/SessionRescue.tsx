import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";

import { goOn, onSignedIn, onWaiting, somebodyWaits } from "./rescue";
import { myself } from "./session";

const SignedOutDialog = lazy(() => import("./SignedOutDialog").then((module) => ({ default: module.SignedOutDialog })));

/** Over the page, as long as requests wait for a new sign-in. */
export function SessionRescue() {
  const waiting = useSyncExternalStore(onWaiting, somebodyWaits);
  useGoingOn();
  return <Suspense>{waiting && <SignedOutDialog />}</Suspense>;
}

/** What waits goes on for the same person; for another one the page begins anew. */
function useGoingOn() {
  const queries = useQueryClient();
  useEffect(
    () =>
      onSignedIn(() => {
        const before = queries.getQueryData(myself.queryKey);
        void queries.query({ ...myself, staleTime: 0 }).then((now) => {
          if (now === null) return;
          if (before && before.id !== now.id) location.reload();
          else goOn();
        });
      }),
    [queries],
  );
}
