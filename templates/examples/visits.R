# How many visits and meetings did each country have, by decade? Base R, nothing else.
visits <- read.csv("visits.csv", encoding = "UTF-8", na.strings = "")
happened <- visits[visits$modality == "occurred" & !is.na(visits$date), ]
happened$decade <- as.integer(substr(happened$date, 1, 4)) %/% 10 * 10

codes <- strsplit(happened$countries, "; ", fixed = TRUE)
each <- data.frame(country = unlist(codes), decade = rep(happened$decade, lengths(codes)))
print(table(each$country, each$decade))
