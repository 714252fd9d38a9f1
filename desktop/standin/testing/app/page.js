const status = document.querySelector('[role=status]');
const stop = window.trial.onNews((news) => {
  status.textContent = news.text;
  if (news.last) stop();
});
status.textContent = `version ${await window.trial.version()}`;
