// "/" puts the cursor into the search box, as in many tools people know. There, the arrows go through what was opened
// lately, and Escape puts it away. Where things wait for a decision, "j" goes to the next of them and "k" to the one before.
// Nothing else is bound.
const box = document.getElementById("find");
const list = document.getElementById("opened");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !box) return;
  if (event.key === "/" && !event.target.closest("input, textarea, select, [contenteditable]")) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.target === box || list.contains(event.target)) {
    const stops = [box, ...list.querySelectorAll("a")].filter((stop) => stop.checkVisibility());
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step && stops[stops.indexOf(event.target) + step];
    if (event.key === "Escape") {
      box.focus();
      list.hidden = true;
    } else if (next) {
      event.preventDefault();
      next.focus();
    }
  }
});
if (box) box.addEventListener("blur", () => { list.hidden = false; });

document.addEventListener("keydown", (event) => {
  const step = { j: 1, k: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const asked = [...document.querySelectorAll(".ask-box[tabindex]")];
  const here = asked.indexOf(document.activeElement.closest(".ask-box"));
  const next = asked[here < 0 && step < 0 ? asked.length - 1 : here + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
