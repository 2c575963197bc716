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
  "Choose date": "Выбрать день",
  "Previous month": "Предыдущий месяц",
  "Next month": "Следующий месяц",
  "Use arrow keys to navigate dates. Enter to select. Escape to close.":
    "Дни перебирают стрелками, выбирают клавишей Enter, закрывают клавишей Escape.",
  "Selected values": "Выбрано",
  "Clear all": "Очистить",
  "Dismiss": "Закрыть",
  "Clear value": "Очистить",
  "Open": "Открыть",
  "Copy to clipboard": "Скопировать",
  "Copied": "Скопировано",
  "Download plot as a PNG": "Сохранить график",
  "App pages": "Страницы",
  "Main menu": "Меню",
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
    "Сервер не отвечает. Страница откроется сама, когда связь восстановится.",
};
const dated = (day, parts) => new Date(day).toLocaleDateString("ru", parts);
const MONTH = [/^Choose date, (?=\S+ \d{4})/, "Выбрать день, "];
const SAYINGS = [ // texts around a number or a day; nothing that a name may begin with
  MONTH,
  [/^Selected Date: ([A-Z][a-z]+ \d+, \d{4})$/, (_, day) => `Выбран день: ${dated(day, { dateStyle: "long" })}`],
  [/^(\d+) options? available\.$/, "Вариантов: $1."],
  [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "Выбрать можно не больше $1: сначала уберите лишнее."],
];
const LABELS = [ // around a name or a day, for screen readers
  [/^day, /, "день, "],
  [/^month, /, "месяц, "],
  [/^year, /, "год, "],
  MONTH,
  [/^(\d+) – [A-Z][a-z]+$/, (_, month) => `${month} – ${dated(`2000-${month.padStart(2, "0")}-02`, { month: "long" })}`],
  [/^Remove /, "Убрать: "],
];
const ATTRIBUTES = ["aria-label", "aria-valuetext", "title", "placeholder"];

const landed = location.search; // of the link that was opened

const language = () => new URLSearchParams(location.search).get("lang") === "en" ? "en" : "ru";

function russian(english, phrases) {
  const [start, said] = phrases.find(([phrase]) => phrase.test(english)) ?? [];
  return WORDS[english] ?? (start && english.replace(start, said));
}

function translate(root) {
  if (language() !== "ru") return;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const english = node.data.trim(), said = russian(english, SAYINGS);
    if (said) node.data = node.data.replace(english, () => said);
  }
  for (const name of ATTRIBUTES) {
    for (const element of [root, ...(root.querySelectorAll?.(`[${name}]`) ?? [])]) {
      const said = russian(element.getAttribute?.(name) ?? "", LABELS);
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

// 3. Links between the pages, also those of Streamlit's own navigation, carry what outlives a page and are followed in place.
const LINKS = '.stHtml a[href^="./"], a[data-testid^=stTopNav]';
const KEPT = ["lang", "as_of", "indicator"];

function carry(link) {
  const [way, section] = (link.dataset.said ??= link.getAttribute("href")).split("#"); // as it was drawn
  const [path, query] = way.split("?");
  const asked = new URLSearchParams(query);
  for (const [key, value] of new URLSearchParams(location.search)) {
    if (KEPT.includes(key) && !asked.has(key)) asked.set(key, value);
  }
  link.setAttribute("href", [[path, String(asked)].filter(Boolean).join("?"), section].filter(Boolean).join("#"));
}

function follow(event) {
  const link = event.target.closest?.(LINKS);
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain) return;
  event.preventDefault();
  if (!link.closest(".stHtml")) leave(event);
  const typing = document.activeElement?.closest("[data-testid=stDateInput]");
  if (typing) document.activeElement.blur(); // what was typed counts, and is in the address before we leave
  setTimeout(go, typing ? 400 : 0, link);
}

// Streamlit would first take what is open here out of the address, and «back» would find it gone. Its menu closes by Escape.
function leave(event) {
  event.stopPropagation();
  event.target.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
}

function go(link) {
  carry(link);
  history.pushState({}, "", link.href);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

// 4. A chart as a picture, by plotly's own button, which is hidden. On the picture it says what it shows and of which day.
const EDGE = 20; // pixels over its title

function save(event) {
  const asked = event.target.closest?.("[data-save]");
  if (!asked) return;
  const chart = document.querySelector(`.st-key-${CSS.escape(asked.dataset.chart)} .js-plotly-plot`);
  const button = chart?.querySelector(".modebar-btn");
  if (!button) return;
  const { save: format, name } = asked.dataset;
  const about = whose();
  const [message] = (chart.closest("[aria-label]")?.getAttribute("aria-label") ?? name).split(".\n"); // then what is drawn
  const bold = wrapped(message, chart.clientWidth / 9).map((line) => `<b>${line}</b>`);
  const lines = [...bold, ...wrapped(about.join(" · "), chart.clientWidth / 8)];
  const shown = chart.layout;
  chart._context.toImageButtonOptions = { format, filename: name, scale: 2 };
  chart.layout = {
    ...shown,
    title: { text: lines.join("<br>"), x: 0.02, y: 1 - EDGE / chart.clientHeight, yref: "container", yanchor: "top", font: { size: 14 } },
    margin: { ...shown.margin, t: (shown.margin?.t ?? 24) + EDGE + 20 * lines.length },
    paper_bgcolor: getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor,
  };
  button.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  chart.layout = shown;
}

// The municipality chosen, the region, the day: «Темнов район», «Самарская область», «По состоянию на 23 ноября».
function whose() {
  const chosen = document.querySelector(".st-key-municipality input")?.value;
  const day = document.querySelector(".md-line b")?.parentNode.textContent.split(" · ")[0];
  return [chosen, document.querySelector("h1")?.textContent, day].filter(Boolean);
}

const plain = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("$", "&#36;");

function wrapped(text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= width) lines.push("");
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines.map(plain);
}

// 5. A day that was typed counts with Enter; Streamlit would wait until the field is left.
function enter(event) {
  if (event.key !== "Enter" || !event.target.closest?.("[data-testid=stDateInput]")) return;
  event.target.blur();
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
}

// 6. On paper charts and tables are no wider than the paper: they were drawn for the screen.
const PAPER = 660; // pixels between the margins of A4

function fit() {
  for (const drawn of document.querySelectorAll(".js-plotly-plot, [data-testid=stDataFrame]")) {
    drawn.style.zoom = Math.min(1, PAPER / drawn.offsetWidth);
  }
}

function unfit() {
  for (const drawn of document.querySelectorAll(".js-plotly-plot, [data-testid=stDataFrame]")) drawn.style.zoom = "";
}

// 7. The address says what the page does, so that it can be sent: without a step of the browser's history. So do its links.
let addressing = 0;

// The bar says which page is drawn; the address may name the one that is on its way.
const awaited = () => [...document.querySelectorAll(".md-nav a:not([aria-current])")].some((link) => link.pathname === location.pathname);

function address() {
  if (document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning" || awaited()) return;
  const here = new URL(location);
  for (const { dataset } of document.querySelectorAll("[data-query]")) {
    if (dataset.value) here.searchParams.set(dataset.query, dataset.value);
    else here.searchParams.delete(dataset.query);
  }
  if (here.search !== location.search) history.replaceState(history.state, "", here);
  document.querySelectorAll(LINKS).forEach(carry);
}

// 8. A link that opens a tab or a fold leads to it: once, as the page comes, and never against a reader who moves.
const SETTLED = 6; // looks in a row at which nothing above it grew any more
let leading = location.hash ? 0 : setInterval(lead, 250);
let calm = 0;

function lead() {
  if (document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning") return;
  const main = document.querySelector("[data-testid=stMain]");
  const asked = [...new URLSearchParams(landed).keys()].map((key) => `.st-key-${CSS.escape(key)}`);
  const named = asked.map((key) => document.querySelector(`${key}.stTabs, ${key} .stExpander`)).find(Boolean);
  const before = main?.scrollTop;
  named?.scrollIntoView({ block: "start" });
  calm = main?.scrollTop === before ? calm + 1 : 0;
  if (calm > SETTLED) stay();
}

function stay() {
  clearInterval(leading);
  leading = 0;
}

for (const sign of ["wheel", "pointerdown", "touchstart", "keydown"]) {
  addEventListener(sign, stay, { capture: true, once: true, passive: true });
}
setTimeout(stay, 20_000);

// 9. The menu of a phone's bar closes once a page is chosen or left, something beside it is touched, or Escape is pressed; else it
// stays open, also when the bar is drawn anew because a page came while the reader was choosing.
let unfolded = false;

function fold(event) {
  const menu = document.querySelector(".md-nav details");
  const inside = menu?.contains(event.target);
  const summary = inside && event.target.closest("summary");
  const done = { click: inside && event.target.closest("a"), pointerdown: !inside, keydown: event.key === "Escape" };
  if (event.type === "click" && summary) unfolded = !menu.open; // it opens or closes after this
  if (menu && done[event.type]) shut();
}

function shut() {
  unfolded = false;
  for (const menu of document.querySelectorAll(".md-nav details[open]")) menu.open = false;
}

function unfold() {
  const menu = document.querySelector(".md-nav details");
  if (unfolded && menu && !menu.open) menu.open = true;
}

// 10. On a phone a chart is sent once it is nearly in sight: the button in its place is pressed for the reader.
const watched = new WeakSet();
let sight, scrolled;

function watch() {
  const main = document.querySelector("[data-testid=stMain]");
  if (main !== scrolled) {
    sight?.disconnect();
    sight = new IntersectionObserver(press, { root: main, rootMargin: "300px 0px" });
    scrolled = main;
  }
  for (const button of document.querySelectorAll("[class*=st-key-sight_] button")) {
    if (!watched.has(button)) sight.observe(button);
    watched.add(button);
  }
}

function press(seen) {
  for (const { isIntersecting, target } of seen) {
    if (!isIntersecting) continue;
    sight.unobserve(target);
    target.click();
  }
}

function look(changes) {
  document.documentElement.lang = language();
  for (const change of changes) {
    if (change.type === "characterData") translate(change.target.parentNode ?? document.body);
    if (change.type === "attributes") translate(change.target.parentNode ?? document.body);
    for (const node of change.addedNodes) translate(node.nodeType === Node.TEXT_NODE ? node.parentNode ?? node : node);
  }
  mark();
  watch();
  unfold();
  clearTimeout(addressing);
  addressing = setTimeout(address, 300);
}

document.addEventListener("click", follow, true);
document.addEventListener("click", save);
document.addEventListener("keydown", enter, true);
for (const sign of ["click", "pointerdown", "keydown"]) document.addEventListener(sign, fold);
translate(document.body);
addEventListener("popstate", shut); // of «back», and of every link that is followed here
addEventListener("beforeprint", fit);
addEventListener("afterprint", unfit);
new MutationObserver(look).observe(document.documentElement, {
  childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ATTRIBUTES,
});
