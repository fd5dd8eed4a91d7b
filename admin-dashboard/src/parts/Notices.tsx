import { lazy, Suspense, useSyncExternalStore } from "react";

import { onFirstNotice, wasNoticed } from "./notify";

const NoticeArea = lazy(() => import("./NoticeArea").then((module) => ({ default: module.NoticeArea })));

/** Where `sayDone` and `sayProblem` speak. Loaded when they first do. */
export function Notices() {
  const wanted = useSyncExternalStore(onFirstNotice, wasNoticed);
  return <Suspense>{wanted && <NoticeArea />}</Suspense>;
}
