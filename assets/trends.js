/* A removed organisation takes its button with it: the focus stays with those that are left. */
document.addEventListener("click", (event) => {
  const button = event.target.closest(".removal");
  if (button) { button.parentElement.focus({ preventScroll: true }); }
});
