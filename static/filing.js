// Keeps the two columns together: when the words of a value are asked for, the list beside them shows that value too.
const asked = document.querySelector(".read .asked");
if (asked) {
  const list = asked.closest(".read");
  list.scrollTop = asked.offsetTop - list.offsetTop - list.clientHeight / 3;
}
