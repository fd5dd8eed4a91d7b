import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from "@tanstack/react-router";

import { accessSearch } from "./access/search";
import { SignedInPage } from "./api/session/SignedInPage";
import { myGuilds, myself } from "./api/session/session";
import { auditSearch } from "./audit/search";
import { itemsSearch, openItem, pastedSearch } from "./dailies/search";
import { mileageSearch } from "./mileage/search";
import { NotFoundPage } from "./shell/NotFoundPage";
import { PageProblem } from "./shell/PageProblem";
import { PageSkeleton } from "./shell/PageSkeleton";
import { SignedInOnly } from "./shell/SignedInOnly";

interface Context {
  queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet });

/** Where the pop-up ends that signs in again. */
const signedIn = createRoute({ getParentRoute: () => root, path: "/signed-in", component: SignedInPage });

const signedInOnly = createRoute({
  getParentRoute: () => root,
  id: "signed-in-only",
  beforeLoad: async ({ context }) => ({ me: await context.queries.query({ ...myself, staleTime: "static" }) }),
  component: SignedInOnly,
});

const guildPicker = createRoute({
  getParentRoute: () => signedInOnly,
  path: "/",
  /** `missing`: somebody came for a server that is not theirs, or not there. */
  validateSearch: (search: Record<string, unknown>): { missing?: true } => (search["missing"] ? { missing: true } : {}),
  component: lazyRouteComponent(() => import("./shell/GuildPickerPage"), "GuildPickerPage"),
});

const profile = createRoute({
  getParentRoute: () => signedInOnly,
  path: "/profile",
  component: lazyRouteComponent(() => import("./profile/ProfilePage"), "ProfilePage"),
});

const guild = createRoute({
  getParentRoute: () => signedInOnly,
  path: "/guilds/$guildId",
  beforeLoad: async ({ context, params }) => {
    if (context.me === null) return;
    const guilds = await context.queries.query({ ...myGuilds, staleTime: "static" });
    if (!guilds.some(({ id }) => id === params.guildId)) throw redirect({ to: "/", search: { missing: true } });
  },
});

const overview = createRoute({
  getParentRoute: () => guild,
  path: "/",
  component: lazyRouteComponent(() => import("./overview/OverviewPage"), "OverviewPage"),
});

const mileage = createRoute({
  getParentRoute: () => guild,
  path: "mileage",
  validateSearch: mileageSearch,
  component: lazyRouteComponent(() => import("./mileage/MileagePage"), "MileagePage"),
});

const imports = createRoute({
  getParentRoute: () => guild,
  path: "mileage/import",
  component: lazyRouteComponent(() => import("./mileage/imports/ImportsPage"), "ImportsPage"),
});

const oneImport = createRoute({
  getParentRoute: () => guild,
  path: "mileage/import/$importId",
  component: lazyRouteComponent(() => import("./mileage/imports/ImportPage"), "ImportPage"),
});

const ranks = createRoute({
  getParentRoute: () => guild,
  path: "ranks",
  component: lazyRouteComponent(() => import("./ranks/RanksPage"), "RanksPage"),
});

const earning = createRoute({
  getParentRoute: () => guild,
  path: "earning",
  component: lazyRouteComponent(() => import("./earning/EarningPage"), "EarningPage"),
});

const dailies = createRoute({
  getParentRoute: () => guild,
  path: "dailies",
  component: lazyRouteComponent(() => import("./dailies/DailiesPage"), "DailiesPage"),
});

const follow = createRoute({
  getParentRoute: () => guild,
  path: "dailies/follow",
  validateSearch: pastedSearch,
  component: lazyRouteComponent(() => import("./dailies/following/FollowPage"), "FollowPage"),
});

const items = createRoute({
  getParentRoute: () => guild,
  path: "dailies/items",
  validateSearch: itemsSearch,
  component: lazyRouteComponent(() => import("./dailies/items/ItemsPage"), "ItemsPage"),
});

const accounts = createRoute({
  getParentRoute: () => guild,
  path: "dailies/accounts",
  component: lazyRouteComponent(() => import("./dailies/accounts/AccountsPage"), "AccountsPage"),
});

const source = createRoute({
  getParentRoute: () => guild,
  path: "dailies/$sourceId",
  validateSearch: openItem,
  component: lazyRouteComponent(() => import("./dailies/source/SourcePage"), "SourcePage"),
});

const destination = createRoute({
  getParentRoute: () => guild,
  path: "dailies/$sourceId/destinations/$destinationId",
  component: lazyRouteComponent(() => import("./dailies/destinations/DestinationPage"), "DestinationPage"),
});

const audit = createRoute({
  getParentRoute: () => guild,
  path: "audit",
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import("./audit/AuditPage"), "AuditPage"),
});

const access = createRoute({
  getParentRoute: () => guild,
  path: "access",
  validateSearch: accessSearch,
  component: lazyRouteComponent(() => import("./access/AccessPage"), "AccessPage"),
});

const settings = createRoute({
  getParentRoute: () => guild,
  path: "settings",
  component: lazyRouteComponent(() => import("./settings/SettingsPage"), "SettingsPage"),
});

const dailiesPages = [dailies, follow, items, accounts, source, destination];
const guildPages = [overview, mileage, imports, oneImport, ranks, earning, ...dailiesPages, audit, access, settings];
const map = root.addChildren([
  signedIn,
  signedInOnly.addChildren([guildPicker, profile, guild.addChildren(guildPages)]),
]);

/** What stands in an address: JSON, but ids stay texts: as numbers they would lose digits. */
function valueOf(text: string): unknown {
  if (/^\d{16,}$/.test(text)) throw new SyntaxError("an id");
  return JSON.parse(text);
}

export function newRouter(queries: QueryClient) {
  return createRouter({
    routeTree: map,
    parseSearch: parseSearchWith(valueOf),
    stringifySearch: stringifySearchWith(JSON.stringify, valueOf),
    context: { queries },
    defaultPreload: "intent",
    scrollRestoration: true,
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 150,
    defaultErrorComponent: PageProblem,
    defaultNotFoundComponent: NotFoundPage,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
