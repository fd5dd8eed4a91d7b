import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { BackstageContext, openBackstage } from "./backstage/backstage";
import { onceMore } from "./backstage/queries";
import "./look.css";
import { PlaygroundPage } from "./page/PlaygroundPage";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const queries = new QueryClient({ defaultOptions: { queries: { retry: onceMore, refetchOnWindowFocus: false } } });

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <BackstageContext value={openBackstage("")}>
        <PlaygroundPage />
      </BackstageContext>
    </QueryClientProvider>
  </StrictMode>,
);
