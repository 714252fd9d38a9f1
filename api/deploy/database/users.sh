#!/bin/sh
# Run once by the MySQL image, on an empty data folder: one user who serves, one who also changes the schema.
# Their passwords are taken from the addresses that the api and the migration job are given.
set -eu

password_of() { sed -E 's#^mysql://[^:]+:([0-9A-Za-z]+)@.*#\1#' "/run/secrets/$1"; }

MYSQL_PWD="$(cat /run/secrets/database_root_password)" mysql --user=root <<SQL
CREATE DATABASE IF NOT EXISTS tandem CHARACTER SET utf8mb4;
CREATE USER IF NOT EXISTS tandem@'%' IDENTIFIED BY '$(password_of database_url)';
GRANT SELECT, INSERT, UPDATE, DELETE ON tandem.* TO tandem@'%';
CREATE USER IF NOT EXISTS tandem_migrate@'%' IDENTIFIED BY '$(password_of migration_database_url)';
GRANT ALL PRIVILEGES ON tandem.* TO tandem_migrate@'%';
SQL
