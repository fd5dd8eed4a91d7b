import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { ControlRoomPage } from "./control-room/ControlRoomPage";
import "./look.css";
import { language, LanguageContext } from "./texts/language";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const spoken = language(navigator.languages);
document.documentElement.lang = spoken;

createRoot(root).render(
  <StrictMode>
    <LanguageContext value={spoken}>
      <ControlRoomPage apiUrl={(import.meta.env.VITE_API_URL ?? "").replace(/\/+$/, "")} />
    </LanguageContext>
  </StrictMode>,
);
