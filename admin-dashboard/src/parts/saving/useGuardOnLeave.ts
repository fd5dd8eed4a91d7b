import { useBlocker } from "@tanstack/react-router";

/**
 * Stops whoever leaves the page with unsaved changes: other pages ask (show `LeaveQuestion`), closing the tab lets the
 * browser ask. Filters and drawers of the same page are no leaving.
 */
export function useGuardOnLeave(dirty: boolean) {
  return useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
}
