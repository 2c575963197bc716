// What Streamlit cannot do by itself. Everything here helps; without it every page still works.
"use strict";

// 1. Streamlit's own words in Russian. It knows no other language than English.
const WORDS = {
  "No results": "Ничего не найдено",
  "Skip to main content": "К основному содержанию",
  "Link to heading": "Ссылка на раздел",
  "Page not found": "Страница не найдена",
  "The page that you have requested does not seem to exist. Running the app's main page.":
    "Такой страницы здесь нет. Открыта первая.",
  "Close": "Закрыть",
  "Connection error": "Нет связи с сервером",
  "Connecting": "Подключаемся",
  "CONNECTING": "Подключаемся",
  "Running...": "Обновляем…",
  "Stop": "Остановить",
  "Select all": "Выбрать все",
  "Choose options": "Выберите",
  "Select...": "Выберите…",
  "Add rows": "Добавить строки",
  "Search": "Поиск",
  "Fullscreen": "На весь экран",
  "Download as CSV": "Скачать CSV",
  "Show/hide columns": "Показать или скрыть столбцы",
  "Sort ascending": "По возрастанию",
  "Sort descending": "По убыванию",
  "Autosize": "Подобрать ширину",
  "Pin column": "Закрепить столбец",
  "Unpin column": "Открепить столбец",
  "Hide column": "Скрыть столбец",
  "Format": "Формат",
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
    "Сервер не отвечает. Страница откроется сама, когда связь восстановится.",
};
const ATTRIBUTES = ["aria-label", "title", "placeholder"];

const language = () => new URLSearchParams(location.search).get("lang") === "en" ? "en" : "ru";

function translate(root) {
  if (language() !== "ru") return;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const said = node.data.trim();
    if (WORDS[said]) node.data = node.data.replace(said, WORDS[said]);
  }
  for (const name of ATTRIBUTES) {
    for (const element of root.querySelectorAll?.(`[${name}]`) ?? []) {
      const said = WORDS[element.getAttribute(name)];
      if (said) element.setAttribute(name, said);
    }
  }
}

// 2. A figure that changed while the page was open is marked for a moment.
const figures = new Map();

function mark() {
  const page = location.pathname + location.search;
  for (const element of document.querySelectorAll("[data-figure]")) {
    const name = `${page} ${element.dataset.figure}`;
    const before = figures.get(name);
    if (before !== undefined && before !== element.textContent) {
      element.classList.remove("md-changed");
      void element.offsetWidth; // starts the animation anew
      element.classList.add("md-changed");
    }
    figures.set(name, element.textContent);
  }
}

// 3. Links between the pages are followed in place, as those of Streamlit's own navigation are.
function follow(event) {
  const link = event.target.closest?.("a[href]");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || !link.closest(".stHtml") || link.target || link.getAttribute("href").startsWith("#")) return;
  const target = new URL(link.href);
  if (target.origin !== location.origin || link.hasAttribute("download")) return;
  event.preventDefault();
  const day = new URLSearchParams(location.search).get("as_of");
  if (day && !target.searchParams.has("as_of")) target.searchParams.set("as_of", day);
  history.pushState({}, "", target);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

// 4. A chart as a picture, by plotly's own button, which is hidden.
function save(event) {
  const asked = event.target.closest?.("[data-save]");
  if (!asked) return;
  const chart = document.querySelector(`.st-key-${CSS.escape(asked.dataset.chart)} .js-plotly-plot`);
  const button = chart?.querySelector(".modebar-btn");
  if (!button) return;
  const name = asked.dataset.name;
  chart._context.toImageButtonOptions = { format: asked.dataset.save, filename: name, scale: 2 };
  button.dispatchEvent(new MouseEvent("click", { bubbles: true }));
}

// 5. On paper charts and tables are no wider than the paper: they were drawn for the screen.
const PAPER = 660; // pixels between the margins of A4

function fit() {
  for (const drawn of document.querySelectorAll(".js-plotly-plot, [data-testid=stDataFrame]")) {
    drawn.style.zoom = Math.min(1, PAPER / drawn.offsetWidth);
  }
}

function unfit() {
  for (const drawn of document.querySelectorAll(".js-plotly-plot, [data-testid=stDataFrame]")) drawn.style.zoom = "";
}

function look(changes) {
  document.documentElement.lang = language();
  for (const change of changes) {
    if (change.type === "characterData") translate(change.target.parentNode ?? document.body);
    for (const node of change.addedNodes) translate(node.nodeType === Node.TEXT_NODE ? node.parentNode ?? node : node);
  }
  mark();
}

document.addEventListener("click", follow);
document.addEventListener("click", save);
addEventListener("beforeprint", fit);
addEventListener("afterprint", unfit);
new MutationObserver(look).observe(document.documentElement, { childList: true, characterData: true, subtree: true });
