import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import "@mantine/core/styles.css";

import { newQueryClient } from "./api/queries";
import "./look/fonts.css";
import "./look/look.css";
import { theme, variables } from "./look/theme";
import { Notices } from "./parts/Notices";
import { newRouter } from "./routes";
import { LanguageProvider } from "./texts/language";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const queries = newQueryClient();
const router = newRouter(queries);
// The page's own file comes while the bot is asked who this is, not after it.
const [routes] = router.getMatchedRoutes(router.latestLocation.pathname);
for (const route of routes) void router.loadRouteChunk(route);
/** The same key as in public/theme.js. */
const colorScheme = localStorageColorSchemeManager({ key: "theme" });

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queries}>
        <LanguageProvider>
          <Notices />
          <RouterProvider router={router} />
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
