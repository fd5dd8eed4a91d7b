import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";

import { LanguageProvider } from "../../texts/language";

/** With what is around every page. Nothing is asked twice. */
export function rendered(children: ReactNode) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(children, {
    wrapper: ({ children: page }) => (
      <MantineProvider env="test">
        <QueryClientProvider client={queries}>
          <LanguageProvider>{page}</LanguageProvider>
        </QueryClientProvider>
      </MantineProvider>
    ),
  });
}
